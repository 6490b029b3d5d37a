// How often which class was taken for which, and the usual measures of it.

/** Rows by actual and predicted class: place `actual * classes + predicted`. */
export interface Confusion {
  readonly classes: number;
  readonly counts: ArrayLike<number>;
}

/** Rows by whether they are of a class and whether they were said to be. */
export interface Hits {
  /** Of the class and said to be. */
  readonly tp: number;
  /** Not of the class and said to be. */
  readonly fp: number;
  /** Of the class and not said to be. */
  readonly fn: number;
  /** Not of the class and not said to be. */
  readonly tn: number;
}

/** A measure of one class against the others: a part of a whole. */
export interface Ratio {
  readonly part: number;
  readonly whole: number;
}

/** How a measure of one class is made from its counts. */
export type HitMeasure = (hits: Hits) => Ratio;

/** A measure of all classes together; undefined where it has no value. */
export type ConfusionMeasure = (confusion: Confusion) => number | undefined;

/** Rows by actual class, rows by predicted class, all rows, and those where both are the same. */
export const marginsOf = ({classes, counts}: Confusion) => {
  const actual = new Float64Array(classes), predicted = new Float64Array(classes);
  let n = 0, right = 0;
  for (let i = 0, at = 0; i < classes; i++) {
    for (let j = 0; j < classes; j++, at++) {
      const count = counts[at];
      actual[i] += count;
      predicted[j] += count;
      n += count;
      if (i === j) right += count;
    }
  }
  return {actual, predicted, n, right};
};

/** Every class in turn against all others. */
export const hitsByClass = (confusion: Confusion): Hits[] => {
  const {actual, predicted, n} = marginsOf(confusion), {classes, counts} = confusion;
  return Array.from({length: classes}, (_, k) => {
    const tp = counts[k * classes + k], fp = predicted[k] - tp, fn = actual[k] - tp;
    return {tp, fp, fn, tn: n - tp - fp - fn};
  });
};

/** The counts of all classes added up, from which micro averages are made. */
export const pooledHits = (confusion: Confusion): Hits => {
  const sum = {tp: 0, fp: 0, fn: 0, tn: 0};
  for (const {tp, fp, fn, tn} of hitsByClass(confusion)) {
    sum.tp += tp;
    sum.fp += fp;
    sum.fn += fn;
    sum.tn += tn;
  }
  return sum;
};

/** What a ratio comes to; undefined where the whole is 0. */
export const ratioOf = ({part, whole}: Ratio): number | undefined => whole > 0 ? part / whole : undefined;

/** Of the rows said to be of the class, the share that are; positive predictive value. */
export const precision: HitMeasure = ({tp, fp}) => ({part: tp, whole: tp + fp});

/** Of the rows of the class, the share said to be; sensitivity. */
export const recall: HitMeasure = ({tp, fn}) => ({part: tp, whole: tp + fn});

/** Of the rows of other classes, the share not said to be of this one. */
export const specificity: HitMeasure = ({fp, tn}) => ({part: tn, whole: tn + fp});

/** Of the rows not said to be of the class, the share that are not. */
export const negativePredictiveValue: HitMeasure = ({fn, tn}) => ({part: tn, whole: tn + fn});

/** The share of rows that are rightly told to be of the class or not. */
export const hitShare: HitMeasure = ({tp, fp, fn, tn}) => ({part: tp + tn, whole: tp + fp + fn + tn});

/** The weighted harmonic mean of precision and recall: (1 + β²) tp / ((1 + β²) tp + β² fn + fp). */
export const fBeta = (beta: number): HitMeasure => ({tp, fp, fn}) => {
  const b = beta * beta;
  return {part: (1 + b) * tp, whole: (1 + b) * tp + b * fn + fp};
};

/** Rows that are of a class or said to be, and how many are both: Jaccard's index, of which F1 is 2 J / (1 + J). */
export const jaccard: HitMeasure = ({tp, fp, fn}) => ({part: tp, whole: tp + fp + fn});

/** The share of rows whose class was told rightly. */
export const accuracy: ConfusionMeasure = (confusion) => {
  const {right, n} = marginsOf(confusion);
  return ratioOf({part: right, whole: n});
};

/** Which classes are looked at. */
export type Wanted = (k: number) => boolean;

const all: Wanted = () => true;

/** The recalls of the wanted classes that occur. */
export const recalls = (confusion: Confusion, wanted: Wanted = all): Ratio[] =>
  hitsByClass(confusion).map(recall).filter(({whole}, k) => whole > 0 && wanted(k));

/** The mean of the recalls of the wanted classes that occur. */
export const balancedAccuracy = (confusion: Confusion, wanted: Wanted = all): number | undefined => {
  const ratios = recalls(confusion, wanted);
  return ratioOf({part: ratios.reduce((sum, {part, whole}) => sum + part / whole, 0), whole: ratios.length});
};

/**
 * Matthews' correlation of actual and predicted classes, Gorodkin's R_K for more than two (2004). Undefined where either is
 * always the same class; scikit-learn then says 0.
 */
export const matthews: ConfusionMeasure = (confusion) => {
  const {actual, predicted, n, right} = marginsOf(confusion);
  let both = 0, said = 0, was = 0;
  for (let k = 0; k < confusion.classes; k++) {
    both += actual[k] * predicted[k];
    said += predicted[k] * predicted[k];
    was += actual[k] * actual[k];
  }
  const spread = Math.sqrt(n * n - said) * Math.sqrt(n * n - was);
  return spread > 0 ? Math.max(-1, Math.min(1, (right * n - both) / spread)) : undefined;
};

/** Cohen's κ (1960): how much of the agreement that chance leaves to be had there is. Undefined where chance leaves none. */
export const kappa: ConfusionMeasure = (confusion) => {
  const {actual, predicted, n, right} = marginsOf(confusion);
  let both = 0;
  for (let k = 0; k < confusion.classes; k++) both += actual[k] * predicted[k];
  return n * n - both > 0 ? (right * n - both) / (n * n - both) : undefined;
};

/** How the measures of single classes become one. */
export type Average = "macro" | "weighted" | "micro";

/** Whether a class occurs as an actual or predicted one. */
export const occurs = ({tp, fp, fn}: Hits): boolean => tp + fp + fn > 0;

/**
 * The mean of a measure over the classes that occur, each alike (macro) or by its actual rows (weighted); or the measure of
 * their counts added up (micro). A class whose denominator is 0 counts as 0, as it does in scikit-learn. `every` takes in
 * classes that do not occur at all; means are of the `wanted` classes.
 */
export const averaged = (
  measure: HitMeasure, average: Average, {every = false, wanted = all}: {readonly every?: boolean; readonly wanted?: Wanted} = {},
): ConfusionMeasure => (confusion) => {
  if (average === "micro") return ratioOf(measure(pooledHits(confusion)));
  let sum = 0, weights = 0;
  hitsByClass(confusion).forEach((hits, k) => {
    if (!wanted(k) || !every && !occurs(hits)) return;
    const weight = average === "macro" ? 1 : hits.tp + hits.fn;
    sum += weight * (ratioOf(measure(hits)) ?? 0);
    weights += weight;
  });
  return ratioOf({part: sum, whole: weights});
};
