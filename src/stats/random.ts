// A small seeded generator of random numbers; the same seed gives the same numbers on every machine.
import {logBinomialMass} from "./binomial.ts";
import {hypergeometricRange, logHypergeometric, logHypergeometricOf} from "./hypergeometric.ts";
import type {Urn} from "./hypergeometric.ts";

/** Random numbers of one seed. Not for secrets. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  readonly next: () => number;
  /** A whole number in [0, n). */
  readonly int: (n: number) => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** Exponential of mean 1. */
  readonly exponential: () => number;
  /** The number of successes in n trials of probability p. */
  readonly binomial: (n: number, p: number) => number;
  /** The number of marked ones among those drawn without putting back. */
  readonly hypergeometric: (urn: Urn) => number;
  /** Puts an array into random order, in place, and returns it. */
  readonly shuffle: <T extends {length: number; [index: number]: unknown}>(array: T) => T;
  /** A generator of its own stream, seeded by this one. */
  readonly split: () => Random;
}

/** xoshiro128** (Blackman and Vigna 2018) from four words of state, not all 0; 32 random bits a call. */
const xoshiro = (a: number, b: number, [c, d]: readonly [number, number]): (() => number) => () => {
  const x = Math.imul(b, 5), result = Math.imul((x << 7) | (x >>> 25), 9) >>> 0;
  const t = b << 9;
  c ^= a; d ^= b; b ^= c; a ^= d; c ^= t;
  d = (d << 11) | (d >>> 21);
  return result;
};

/** Words of state from a seed, by splitmix32; the seed's upper half enters the stream after its lower half. */
const seeded = (seed: number): (() => number) => {
  let mixed = seed | 0;
  const mix = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let z = mixed;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return z ^ (z >>> 16);
  };
  const a = mix(), b = mix();
  mixed ^= Math.floor(seed / 4294967296) | 0;
  return xoshiro(a, b, [mix(), mix() | 1]);
};

/** Hormann's BTRS (1993): rejection from a transformed uniform, for n p >= 10 and p <= 1/2. */
const largeBinomial = (next: () => number, n: number, p: number): number => {
  const spread = Math.sqrt(n * p * (1 - p)), b = 1.15 + 2.53 * spread, a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5, inner = 0.92 - 4.2 / b, alpha = (2.83 + 5.1 / b) * spread;
  let mode: number | undefined;
  while (true) {
    const u = next() - 0.5, v = next(), edge = 0.5 - Math.abs(u);
    const k = Math.floor((2 * a / edge + b) * u + centre);
    if (edge >= 0.07 && v <= inner) return k;
    if (k < 0 || k > n) continue;
    // Six of seven draws are over before its peak is needed.
    mode ??= logBinomialMass(Math.floor((n + 1) * p), n, p);
    if (Math.log(v * alpha / (a / (edge * edge) + b)) <= logBinomialMass(k, n, p) - mode) return k;
  }
};

/** Walks up from 0, for a small mean. */
const smallBinomial = (next: () => number, n: number, p: number): number => {
  const odds = p / (1 - p);
  while (true) {
    let left = next(), mass = Math.exp(n * Math.log1p(-p));
    for (let k = 0; k <= n; k++) {
      if (left < mass) return k;
      left -= mass;
      mass *= (n - k) / (k + 1) * odds;
      if (mass < 1e-300 && k > n * p) break;
    }
  }
};

const binomial = (next: () => number, n: number, p: number): number => {
  if (!(n > 0) || !(p > 0)) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(next, n, 1 - p);
  return n * p >= 10 ? largeBinomial(next, n, p) : smallBinomial(next, n, p);
};

/** Stadlober's ratio of uniforms, HRUA (1989), for a table whose every margin is at most half the total. */
const largeHypergeometric = (next: () => number, urn: Urn, variance: number): number => {
  const {total, marked, drawn} = urn;
  const centre = drawn * (marked / total) + 0.5, spread = Math.sqrt(variance + 0.5);
  const width = 1.7155277699214135 * spread + 0.8989161620588988;
  const end = Math.min(Math.min(drawn, marked) + 1, Math.floor(centre + 16 * spread));
  const log = logHypergeometricOf(urn), mode = log(Math.floor((drawn + 1) * ((marked + 1) / (total + 2))));
  while (true) {
    const u = next(), x = centre + width * (next() - 0.5) / u;
    if (!(x >= 0 && x < end)) continue;
    const k = Math.floor(x), t = log(k) - mode;
    if (u * (4 - u) - 3 <= t) return k;
    if (u * (u - t) < 1 && 2 * Math.log(u) <= t) return k;
  }
};

/** Up to so many marked ones the chance of drawing none is a short product. */
const fewMarked = 16;

const chanceOfNone = ({total, marked, drawn}: Urn): number => {
  let chance = 1;
  for (let i = 0; i < marked; i++) chance *= (total - drawn - i) / (total - i);
  return chance;
};

/** Walks up from the least possible count, for a small spread. */
const smallHypergeometric = (next: () => number, urn: Urn): number => {
  const [least, most] = hypergeometricRange(urn), {total, marked, drawn} = urn;
  while (true) {
    let left = next(), mass = least === 0 && marked <= fewMarked ? chanceOfNone(urn) : Math.exp(logHypergeometric(least, urn));
    for (let k = least; k <= most; k++) {
      if (left < mass) return k;
      left -= mass;
      mass *= (marked - k) / (k + 1) * ((drawn - k) / (total - marked - drawn + k + 1));
    }
  }
};

const hypergeometric = (next: () => number, {total, marked, drawn}: Urn): number => {
  if (marked > total / 2) return drawn - hypergeometric(next, {total, marked: total - marked, drawn});
  if (drawn > total / 2) return marked - hypergeometric(next, {total, marked, drawn: total - drawn});
  const share = marked / total, variance = drawn * share * (1 - share) * ((total - drawn) / Math.max(1, total - 1));
  const urn = {total, marked, drawn};
  return variance > 12 ? largeHypergeometric(next, urn, variance) : smallHypergeometric(next, urn);
};

const shuffle = <T extends {length: number; [index: number]: unknown}>(next: () => number, array: T): T => {
  for (let i = array.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1)), kept = array[i];
    array[i] = array[j];
    array[j] = kept;
  }
  return array;
};

const fromBits = (bits: () => number): Random => {
  const next = (): number => ((bits() >>> 5) * 67108864 + (bits() >>> 6)) / 9007199254740992;
  let spare = NaN;
  const normal = (): number => {
    if (!Number.isNaN(spare)) { const kept = spare; spare = NaN; return kept; }
    while (true) {
      const x = 2 * next() - 1, y = 2 * next() - 1, s = x * x + y * y;
      if (s >= 1 || s === 0) continue;
      // Marsaglia's polar method makes them in pairs.
      const scale = Math.sqrt(-2 * Math.log(s) / s);
      spare = y * scale;
      return x * scale;
    }
  };
  return {
    next, normal,
    int: (n) => Math.floor(next() * n),
    exponential: () => -Math.log1p(-next()),
    binomial: (n, p) => binomial(next, n, p),
    hypergeometric: (urn) => hypergeometric(next, urn),
    shuffle: (array) => shuffle(next, array),
    split: () => fromBits(xoshiro(bits(), bits(), [bits(), bits() | 1])),
  };
};

/** The generator of a seed, a whole number. */
export const generator = (seed: number): Random => fromBits(seeded(seed));
