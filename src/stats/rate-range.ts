import {chiSquareSf} from "./chi-square.ts";
import {normalQuantile} from "./normal.ts";

/** Successes among trials of one group. */
export interface Rate {
  readonly successes: number;
  readonly trials: number;
}

/** How far apart the rates of some groups are. */
export interface RateRange {
  readonly low: number;
  readonly high: number;
  /** Places of the groups with the lowest and the highest rate. */
  readonly lowest: number;
  readonly highest: number;
  /** Simultaneous 95 % interval of the highest less the lowest rate, whichever groups they are. */
  readonly interval: readonly [number, number];
  /** That all groups have one rate, by the chi-square test of homogeneity; 1 where the rates are all 0 or all 1. */
  readonly p: number;
}

/**
 * The range of rates over groups with at least one trial each; undefined for fewer than two groups. The interval takes the widest
 * of all pairwise ones at the level shared among the pairs (Bonferroni), each after Agresti and Caffo 2000.
 */
export function rateRange(rates: readonly Rate[]): RateRange | undefined {
  if (rates.length < 2 || rates.some(({trials}) => !(trials > 0))) return undefined;
  const shares = rates.map(({successes, trials}) => successes / trials);
  const low = Math.min(...shares), high = Math.max(...shares), lowest = shares.indexOf(low), highest = shares.indexOf(high);
  const z = -normalQuantile(0.025 / (rates.length * (rates.length - 1) / 2));
  let [from, to] = [0, high - low];
  for (let i = 0; i < rates.length; i++) for (let k = 0; k < rates.length; k++) {
    if (i === k) continue;
    const [a, b] = [smoothed(rates[i]), smoothed(rates[k])], gap = a.share - b.share, reach = z * Math.sqrt(a.variance + b.variance);
    from = Math.max(from, gap - reach);
    to = Math.max(to, gap + reach);
  }
  return {low, high, lowest, highest, interval: [Math.min(from, high - low), Math.min(1, to)], p: homogeneity(rates)};
}

const smoothed = ({successes, trials}: Rate): {share: number; variance: number} => {
  const share = (successes + 1) / (trials + 2);
  return {share, variance: share * (1 - share) / (trials + 2)};
};

function homogeneity(rates: readonly Rate[]): number {
  const trials = rates.reduce((sum, rate) => sum + rate.trials, 0), share = rates.reduce((sum, rate) => sum + rate.successes, 0) / trials;
  if (share === 0 || share === 1) return 1;
  const statistic = rates.reduce((sum, rate) => sum + (rate.successes - rate.trials * share) ** 2 / (rate.trials * share * (1 - share)), 0);
  return chiSquareSf(statistic, rates.length - 1);
}
