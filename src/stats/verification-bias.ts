// Performance when whether a row gets its label depends on what was predicted (verification, or work-up, bias).
import {gammaDraw} from "./beta-draw.ts";
import type {Random} from "./random.ts";

/** Labelled rows of one stratum by place, the chance that a row of it gets its label, and its rows with clusters drawn anew. */
export interface ChancedStratum {
  readonly labelled: Float64Array;
  readonly chance: number;
  readonly drawn: readonly Float64Array[] | null;
}

/** Rows by place, each labelled one standing for 1 / chance of them (Horvitz and Thompson 1952, JASA 47:663). */
export const weightedCounts = (strata: readonly ChancedStratum[], of = ({labelled}: ChancedStratum): ArrayLike<number> => labelled): Float64Array => {
  const counts = new Float64Array(strata[0]?.labelled.length ?? 0);
  for (const stratum of strata) {
    const rows = of(stratum);
    for (let i = 0; i < counts.length; i++) counts[i] += rows[i] / stratum.chance;
  }
  return counts;
};

/**
 * The same counts as likely: where clusters were drawn anew, by the r-th of their drawings; else each number of rows by the gamma law
 * that stands for a Poisson one, half a row being added to spread it and not to move it.
 */
export const weightedDraw = (strata: readonly ChancedStratum[], r: number, random: Random): Float64Array =>
  weightedCounts(strata, ({labelled, drawn}) => drawn?.[r] ?? labelled.map((count) => Math.max(0, count + gammaDraw(random, count + 0.5) - (count + 0.5))));

/** Rows of one stratum, within which labels come by chance: those with a label by actual class, and all of them. */
export interface Stratum {
  readonly labelled: Float64Array;
  readonly rows: number;
}

const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

/** How many rows stand behind each labelled one; 0 where none is labelled. */
const weightOf = ({labelled, rows}: Stratum): number => {
  const known = total(labelled);
  return known > 0 ? rows / known : 0;
};

/**
 * Rows by actual class and stratum (actual * strata + stratum), every labelled row standing for as many as have no label in its stratum
 * (Begg and Greenes 1983, Biometrics 39:207). Undefined where a stratum has rows and no label at all.
 */
export const verifiedCounts = (strata: readonly Stratum[]): Float64Array | undefined => {
  if (strata.some((stratum) => stratum.rows > 0 && weightOf(stratum) === 0)) return undefined;
  const classes = strata[0]?.labelled.length ?? 0, counts = new Float64Array(classes * strata.length);
  strata.forEach((stratum, s) => {
    const weight = weightOf(stratum);
    for (let actual = 0; actual < classes; actual++) counts[actual * strata.length + s] = stratum.labelled[actual] * weight;
  });
  return counts;
};

/**
 * The same counts as likely: rows of strata drawn anew (each by the gamma law that stands for a Poisson one), and within each the shares of the classes by Dirichlet's law with half a row
 * added to each, so that a class of which no labelled row was seen is not taken to be impossible.
 */
export const drawnCounts = (strata: readonly Stratum[], random: Random): Float64Array => {
  const rows = strata.map((stratum) => gammaDraw(random, stratum.rows)), classes = strata[0]?.labelled.length ?? 0;
  const counts = new Float64Array(classes * strata.length);
  strata.forEach(({labelled}, s) => {
    const parts = labelled.map((count) => gammaDraw(random, count + 0.5)), sum = total(parts), centre = total(labelled) + classes / 2;
    for (let actual = 0; actual < classes; actual++) {
      // About the share that was seen: the added halves are to spread it, not to move it.
      const seen = total(labelled) > 0 ? labelled[actual] / total(labelled) : 0;
      counts[actual * strata.length + s] = rows[s] * Math.max(0, seen + parts[actual] / sum - (labelled[actual] + 0.5) / centre);
    }
  });
  return counts;
};
