// Confidence intervals for a proportion.
import {betaQuantile} from "./beta.ts";
import {normalQuantile} from "./normal.ts";

/** A lower and an upper bound. */
export type Interval = readonly [low: number, high: number];

/** How a proportion's interval may be made (Brown, Cai and DasGupta 2001); clopper-pearson never covers less than its level. */
export const proportionMethods = ["wilson", "clopper-pearson", "jeffreys", "normal", "agresti-coull"] as const;

/** The name of an interval for a proportion. */
export type ProportionMethod = typeof proportionMethods[number];

/** The method and the level (0.95 unless given) of an interval for a proportion. */
export interface ProportionOptions {
  readonly method?: ProportionMethod;
  readonly level?: number;
}

const about = (centre: number, half: number): Interval => [Math.max(0, centre - half), Math.min(1, centre + half)];

const wilson = (k: number, n: number, alpha: number): Interval => {
  const z = normalQuantile(1 - alpha / 2), p = k / n, s = z * z / n;
  const [low, high] = about((p + s / 2) / (1 + s), z * Math.sqrt((p * (1 - p) + s / 4) / n) / (1 + s));
  return [k === 0 ? 0 : low, k === n ? 1 : high];
};

const methods: Record<ProportionMethod, (k: number, n: number, alpha: number) => Interval> = {
  wilson,
  "clopper-pearson": (k, n, alpha) => [
    k === 0 ? 0 : betaQuantile(alpha / 2, k, n - k + 1),
    k === n ? 1 : betaQuantile(1 - alpha / 2, k + 1, n - k),
  ],
  "jeffreys": (k, n, alpha) => [betaQuantile(alpha / 2, k + 0.5, n - k + 0.5), betaQuantile(1 - alpha / 2, k + 0.5, n - k + 0.5)],
  "normal": (k, n, alpha) => about(k / n, normalQuantile(1 - alpha / 2) * Math.sqrt(k / n * (1 - k / n) / n)),
  "agresti-coull": (k, n, alpha) => {
    const z = normalQuantile(1 - alpha / 2), m = n + z * z, p = (k + z * z / 2) / m;
    return about(p, z * Math.sqrt(p * (1 - p) / m));
  },
};

/** The two-sided confidence interval of a proportion of which `count` in `n` were seen; [0, 1] when n is 0. */
export const proportionInterval = (count: number, n: number, options: ProportionOptions = {}): Interval => {
  const {method = "wilson", level = 0.95} = options;
  if (!proportionMethods.includes(method)) {
    throw new Error(`unknown method: "${String(method)}"; one of: ${proportionMethods.join(", ")}`);
  }
  if (!(level > 0 && level < 1)) throw new Error(`invalid level: ${level}; one of: a number between 0 and 1`);
  return n > 0 ? methods[method](count, n, 1 - level) : [0, 1];
};
