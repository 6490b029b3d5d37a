// The default evidence that a number's distribution has changed.
import {andersonDarling} from "./anderson-darling.ts";
import {chiSquareSf} from "./chi-square.ts";
import {cauchyCombination} from "./combination.ts";
import type {Ordered} from "./ordered.ts";
import {rankComponents} from "./rank-components.ts";

/** Whether two samples of a number differ in any way that rows of this many can show. */
export interface DistributionChange {
  readonly p: number;
  /** The statistic behind p. */
  readonly statistic: number;
  readonly method: string;
  /** The p-values that p was made from, by name. */
  readonly parts: Readonly<Record<string, number>>;
}

/** Tests two samples for a change of place, spread, shape or tails; undefined when a side is empty; p is 1 when all values are equal. */
export const distributionChange = (pair: Ordered): DistributionChange | undefined => {
  const {n, m, values} = pair;
  if (!(n > 0 && m > 0)) return undefined;
  if (values.length < 2 || n + m < 4) return {p: 1, statistic: 0, method: "constant", parts: {}};
  const z = rankComponents(pair), statistic = z.reduce((sum, one) => sum + one * one, 0);
  const components = chiSquareSf(statistic, z.length), whole = andersonDarling(pair)?.p ?? 1;
  return {p: cauchyCombination([whole, components]), statistic, method: "rank-components", parts: {"anderson-darling": whole, components}};
};
