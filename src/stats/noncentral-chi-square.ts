// The noncentral chi-square law: chi-square with df + 2J degrees of freedom, J of the Poisson law of mean lambda / 2.
import {chiSquareCdf, chiSquareSf, chiSquareUpperQuantile} from "./chi-square.ts";
import {gammaP, gammaQ, poissonMass} from "./gamma.ts";
import {normalQuantile} from "./normal.ts";
import {increasingRoot} from "./root.ts";

/** A tail, and the density at x of df + 2 degrees of freedom: minus the derivative of the lower tail by lambda. */
interface Tail {
  readonly tail: number;
  readonly density: number;
}

interface Mixture {
  readonly df: number;
  readonly lambda: number;
  readonly upper: boolean;
}

/**
 * The mixture summed over the counts J that matter, in the direction in which the central tails grow (so that their recurrence
 * only adds): full relative precision in either tail, at a cost that grows like the root of lambda.
 */
const mixture = (x: number, {df, lambda, upper}: Mixture): Tail => {
  const mean = lambda / 2, half = x / 2;
  // J's mean after tilting to x: lambda r^2 + df r = x.
  const tilt = 2 * x / (df + Math.sqrt(df * df + 4 * lambda * x)), r = upper ? Math.max(1, tilt) : Math.min(1, tilt);
  const spread = 9 * Math.sqrt(mean * r) + 20;
  const low = Math.max(0, Math.floor(mean * r - spread)), high = Math.ceil(mean * r + spread);
  let j = upper ? low : high, a = df / 2 + j;
  let weight = poissonMass(j, mean), central = upper ? gammaQ(a, half) : gammaP(a, half);
  let mass = poissonMass(a, half), tail = 0, density = 0;
  while (true) {
    tail += weight * central;
    density += weight * mass;
    if (upper) {
      if (j === high) break;
      central += mass;
      j++; a++;
      mass *= half / a;
      weight *= mean / j;
    } else {
      if (j === low) break;
      mass *= a / half;
      central += mass;
      weight *= j / mean;
      j--; a--;
    }
  }
  return {tail: Math.min(1, tail), density: density / 2};
};

/** The lower tail P(X <= x) of the noncentral chi-square law, lambda >= 0. */
export const noncentralChiSquareCdf = (x: number, df: number, lambda: number): number => {
  if (!(df > 0 && lambda >= 0) || Number.isNaN(x)) return NaN;
  if (lambda === 0) return chiSquareCdf(x, df);
  if (x <= 0) return 0;
  if (x === Infinity) return 1;
  return mixture(x, {df, lambda, upper: false}).tail;
};

/** The upper tail P(X > x) of the noncentral chi-square law, lambda >= 0. */
export const noncentralChiSquareSf = (x: number, df: number, lambda: number): number => {
  if (!(df > 0 && lambda >= 0) || Number.isNaN(x)) return NaN;
  if (lambda === 0) return chiSquareSf(x, df);
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  return mixture(x, {df, lambda, upper: true}).tail;
};

interface Sought {
  readonly p: number;
  readonly upper: boolean;
  readonly most: number;
}

/** The lambda at which the upper (growing) or lower (falling) tail at x equals p, sought in the root of lambda up to `most`. */
const solve = (x: number, df: number, {p, upper, most}: Sought): number => {
  const target = Math.log(p);
  const at = (root: number): Tail => mixture(x, {df, lambda: Math.max(root * root, 1e-300), upper});
  let seen: Tail = {tail: 1, density: 0};
  const root = increasingRoot((value) => {
    seen = at(value);
    return upper ? Math.log(seen.tail) - target : target - Math.log(seen.tail);
  }, [0, most], {slope: (value) => 2 * value * seen.density / seen.tail});
  return root * root;
};

/**
 * The equal-tailed confidence interval of lambda after seeing x, by inversion of the law; an end is 0 where even lambda = 0 makes
 * x as large (or as small) as the level allows.
 */
export const noncentralityInterval = (x: number, df: number, level: number): readonly [number, number] => {
  if (!(x >= 0 && df > 0 && level > 0 && level < 1)) return [NaN, NaN];
  if (x === Infinity) return [Infinity, Infinity];
  const p = (1 - level) / 2, root = Math.sqrt(x);
  // X is at least (Z + sqrt(lambda))^2, which bounds both ends.
  const low = chiSquareSf(x, df) >= p ? 0 : solve(x, df, {p, upper: true, most: root + 1e-9});
  const high = chiSquareCdf(x, df) <= p ? 0 : solve(x, df, {p, upper: false, most: root - normalQuantile(p) + 1e-9});
  return [low, high];
};

/** The lambda at which the chi-square test of level alpha has this power; 0 where the power is at most alpha. */
export const noncentralityForPower = (df: number, alpha: number, power: number): number => {
  if (!(df > 0 && alpha > 0 && alpha < 1 && power < 1)) return NaN;
  if (power <= alpha) return 0;
  const critical = chiSquareUpperQuantile(alpha, df);
  return solve(critical, df, {p: power, upper: true, most: Math.sqrt(critical) + Math.max(0, normalQuantile(power)) + 1e-9});
};
