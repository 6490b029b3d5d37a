// The log-likelihood ratio test that two samples fall into categories alike.
import {countDeviance} from "./binomial.ts";
import {excess, freedom, homogeneityTest} from "./chi-square-homogeneity.ts";
import type {Homogeneity, HomogeneityOptions} from "./chi-square-homogeneity.ts";
import type {Contingency} from "./contingency.ts";

/** What may be asked of the G-test. */
export interface GTestOptions extends HomogeneityOptions {
  /** Williams' (1976) divides G by 1 + O(1/n) so that its mean is the chi-square's: the default. Not together with yates. */
  readonly correction?: "williams" | "none";
}

/** Twice the log-likelihood ratio: 2 sum O ln(O / E) over both rows, summed so that small differences do not cancel. */
export const gStatistic = (table: Contingency, yates = false): number => {
  const {reference, current, n, m} = table, away = excess(table, yates && freedom(table) === 1), total = n + m;
  let sum = 0;
  for (let i = 0; i < reference.length; i++) {
    const column = reference[i] + current[i], d = away[i];
    if (column > 0) sum -= countDeviance(column * n / total + d, -d) + countDeviance(column * m / total - d, d);
  }
  return Math.max(0, 2 * sum);
};

/** Williams' divisor for a 2 x k table. */
const williams = ({reference, current, n, m}: Contingency): number => {
  const total = n + m;
  let columns = 0, inverse = 0;
  for (let i = 0; i < reference.length; i++) {
    const column = reference[i] + current[i];
    if (column > 0) { columns++; inverse += total / column; }
  }
  return columns < 2 ? 1 : 1 + (total / n + total / m - 1) * (inverse - 1) / (6 * total * (columns - 1));
};

/**
 * G needs 5 expected in every cell: with the fifth of them below that which Cochran allows Pearson's chi-square, it alarms in 6 to 7 %
 * of unchanged tables of many categories.
 */
const sparse = 0;

/**
 * Tests by the log-likelihood ratio whether two samples fall into categories alike; cells empty in both are left out.
 * Undefined when a side is empty, or when pooling leaves a single cell.
 */
export const gTest = (table: Contingency, options: GTestOptions = {}): Homogeneity | undefined => {
  const {yates = false, correction = yates ? "none" : "williams"} = options;
  return homogeneityTest(table, (used) => gStatistic(used, yates) / (correction === "williams" ? williams(used) : 1), {sparse, ...options});
};
