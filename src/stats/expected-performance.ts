// What a classifier's performance is expected to be, from the chances of its rows: the counts that labels would give on average.
import type {Hits} from "./confusion.ts";

/** Rows at ascending scores: how many, and the chance that each is of the class. */
export interface ChancedScores {
  readonly counts: Float64Array;
  readonly chances: Float64Array;
}

/** A sum of independent yes-or-no outcomes of different chances (the Poisson binomial law). */
export interface OutcomeSum {
  readonly mean: number;
  readonly variance: number;
  readonly n: number;
}

/** How many rows of the class are to be expected. */
export const outcomeSum = ({counts, chances}: ChancedScores): OutcomeSum => {
  let mean = 0, variance = 0, n = 0;
  for (let i = 0; i < counts.length; i++) {
    n += counts[i];
    mean += counts[i] * chances[i];
    variance += counts[i] * chances[i] * (1 - chances[i]);
  }
  return {mean, variance, n};
};

/** Counts to expect from rows predicted not so and rows predicted so (CBPE; Kivimaki and others 2024, arXiv 2407.08649). */
export const expectedConfusion = (negatives: OutcomeSum, positives: OutcomeSum): Hits =>
  ({tp: positives.mean, fp: positives.n - positives.mean, fn: negatives.mean, tn: negatives.n - negatives.mean});

/** A number with the variance that the outcomes, not yet known, give it. */
export interface ExpectedNumber {
  readonly value: number;
  readonly variance: number;
}

/** The area under the ROC curve to expect, rows ranked by score, ties counting one half; undefined when one class is not to be expected. */
export const expectedRocAuc = ({counts, chances}: ChancedScores): ExpectedNumber | undefined => {
  const {mean: positives, n} = outcomeSum({counts, chances}), negatives = n - positives;
  if (!(positives > 0 && negatives > 0)) return undefined;
  let below = 0, area = 0;
  for (let i = 0; i < counts.length; i++) {
    const no = counts[i] * (1 - chances[i]);
    area += counts[i] * chances[i] * (below + no / 2);
    below += no;
  }
  const value = area / (positives * negatives);
  // Variance by the slope of the area in each row's outcome: it joins the positives and leaves the negatives.
  let [under, over, variance] = [0, positives, 0];
  for (let i = 0; i < counts.length; i++) {
    const yes = counts[i] * chances[i], no = counts[i] - yes;
    over -= yes;
    const slope = (under + no / 2 - over - yes / 2) / (positives * negatives) - value * (1 / positives - 1 / negatives);
    variance += yes * (1 - chances[i]) * slope * slope;
    under += no;
  }
  return {value, variance};
};

/** The average precision to expect, rows ranked by score, rows of one score decided together; undefined when no positive is. */
export const expectedAveragePrecision = ({counts, chances}: ChancedScores): ExpectedNumber | undefined => {
  const {mean: positives} = outcomeSum({counts, chances});
  if (!(positives > 0)) return undefined;
  const precision = new Float64Array(counts.length), perRow = new Float64Array(counts.length);
  let [found, seen, sum] = [0, 0, 0];
  for (let i = counts.length - 1; i >= 0; i--) {
    const yes = counts[i] * chances[i];
    found += yes;
    seen += counts[i];
    precision[i] = seen > 0 ? found / seen : 0;
    perRow[i] = seen > 0 ? yes / seen : 0;
    sum += yes * precision[i];
  }
  const value = sum / positives;
  // A row's outcome moves the precision at its own place and at every place below it.
  let [below, variance] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    below += perRow[i];
    const slope = (precision[i] + below - value) / positives;
    variance += counts[i] * chances[i] * (1 - chances[i]) * slope * slope;
  }
  return {value, variance};
};
