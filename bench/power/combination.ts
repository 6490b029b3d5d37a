// Combinations of tests that were tried against the default, each of its parts by its own null distribution.

/** Some tests as one: the smallest p, or Cauchy's mean of all. */
export interface Combination {
  readonly name: string;
  readonly rule: "least" | "cauchy";
  readonly of: readonly string[];
}

const both = (...of: readonly string[]): Combination[] => [
  {name: `Cauchy: ${of.map((name) => name.replace(/ p$/, "")).join(" + ")}`, rule: "cauchy", of},
  {name: `least p: ${of.map((name) => name.replace(/ p$/, "")).join(" + ")}`, rule: "least", of},
];

/** All combinations that were tried. */
export const combinations: readonly Combination[] = [
  ...both("Anderson-Darling", "Kolmogorov-Smirnov"), ...both("Anderson-Darling", "Epps-Singleton"),
  ...both("Anderson-Darling", "4 rank components"), ...both("Anderson-Darling", "tails p"),
  ...both("Anderson-Darling", "Mood"), ...both("Anderson-Darling", "Zhang ZA"), ...both("Anderson-Darling", "Lepage"),
  ...both("Anderson-Darling", "χ², 20 cells"), ...both("Mann-Whitney", "Mood"),
  ...both("Mann-Whitney", "Mood", "tails p"), ...both("Mann-Whitney", "Zhang ZA"),
  ...both("4 rank components", "Zhang ZA"), ...both("4 rank components", "tails p"),
  ...both("Epps-Singleton", "tails p"), ...both("Epps-Singleton", "Zhang ZA"),
  ...both("Anderson-Darling", "4 rank components", "tails p"), ...both("Anderson-Darling", "Epps-Singleton", "tails p"),
  ...both("Anderson-Darling", "Lepage", "tails p"), ...both("Anderson-Darling", "shape p", "tails p"),
  ...both("place p", "shape p", "tails p"), ...both("place p", "4 rank components", "tails p"),
  ...both("place p", "6 rank components", "tails p"), ...both("energy", "shape p", "tails p"),
  ...both("Zhang ZA", "shape p", "tails p"), ...both("Klotz", "4 rank components", "place p"),
  ...both("normal scores", "shape p", "tails p"), ...both("Kolmogorov-Smirnov", "shape p", "tails p"),
  ...both("Cramér-von Mises", "shape p", "tails p"),
];

/** -ln p from an ascending null sample; past its 99.5 % point along the exponential through that and the 95 % point. */
export const minusLogP = (value: number, nulls: Float64Array): number => {
  const size = nulls.length, from = nulls[Math.floor(0.95 * size)], to = nulls[Math.floor(0.995 * size)];
  if (value > to && to > from) return -Math.log(0.005) + Math.log(10) * (value - to) / (to - from);
  let low = 0, high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nulls[middle] < value) low = middle + 1; else high = middle;
  }
  return -Math.log((size - low + 1) / (size + 1));
};

/** The combination of some -ln p, larger when the evidence is stronger. */
export const combined = (rule: Combination["rule"], logs: readonly number[]): number => {
  if (rule === "least") return Math.max(...logs);
  const most = 1 - 1 / (20 + logs.length);
  return logs.reduce((sum, log) => sum + 1 / Math.tan(Math.PI * Math.max(1e-300, Math.min(most, Math.exp(-log)))), 0);
};
