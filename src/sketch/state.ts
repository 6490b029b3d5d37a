/** Cells by what was in them; every cell is counted in exactly one of these, or holds a value. */
export interface Presence {
  rows: number;
  /** Null, or an unquoted empty cell of a text file, or one of the schema's own marks for missing. */
  missing: number;
  /** The empty text "". */
  empty: number;
  nan: number;
  positiveInfinity: number;
  negativeInfinity: number;
  /** Held something that does not fit the kind. */
  mismatched: number;
}

/** Power sums of u = (x - centre) / scale over the finite values, centre and scale being the plan's. */
export interface Moments {
  n: number;
  s1: number;
  s2: number;
  s3: number;
  s4: number;
  /** Smallest and largest finite value; Infinity and -Infinity when there is none. */
  min: number;
  max: number;
}

/** The exact distribution while it has few distinct values: ascending distinct values and their counts. */
export interface ExactCells {
  readonly exact: true;
  values: Float64Array;
  counts: Float64Array;
}

/**
 * Counts and sums on fixed cells: cell i holds edges[i-1] <= x < edges[i], the first and last being open tails,
 * so there is one cell more than edges. Sums are of u as in Moments.
 */
export interface FixedCells {
  readonly exact: false;
  counts: Float64Array;
  sums: Float64Array;
}

export type Cells = ExactCells | FixedCells;

/** How often each label occurred; exact up to the cap, then the plan's labels exactly and all others by hash. */
export interface Categories {
  /** Exact counts by label; past the cap only the plan's listed labels are here. */
  counts: Map<string, number>;
  /** Past the cap: counts of all other labels in fixed hash buckets; absent before. */
  buckets?: Float64Array;
  /** Past the cap: the unlisted labels of smallest hash, for display. */
  shown?: readonly string[];
}

/** Rows by cell of the column and group of clusters: `[cell * groupsOfClusters + group]`, the last cell being that of rows without a value. */
export type ClusterGroups = Float64Array;

/** Distinct values by 53-bit hash: all of them up to the cap, then the smallest k of them. */
export interface Distinct {
  /** Ascending. */
  hashes: Float64Array;
  /** Whether `hashes` holds every distinct value seen. */
  complete: boolean;
}

/** Values that break a rule of the schema. */
export interface Rules {
  belowRange: number;
  aboveRange: number;
  outOfSet: number;
  notMatching: number;
}

/** Lengths of texts, in UTF-16 units. */
export interface Lengths {
  n: number;
  sum: number;
  min: number;
  max: number;
}

/** Two columns together on the rows where both hold a value: counts on a small grid and co-moments of u and v. */
export interface Pair {
  grid: Float64Array;
  n: number;
  su: number;
  sv: number;
  suu: number;
  svv: number;
  suv: number;
}

/** Scores of rows of one fate: their power sums about 0, their distribution, and how they did as probabilities. */
export interface Scores {
  moments: Moments;
  cells: Cells;
  /** Sum of the natural logarithms of the probability that was given to what happened; 0 where that is not known. */
  log: number;
}

/** How the probabilities of all classes together did, row by row. */
export interface Probabilities {
  /** Rows whose class is known and listed and that hold a score for every class. */
  n: number;
  /** Sums of -ln(probability of the class that it was), of its square, of the squared distance to the truth, of its square. */
  log: number;
  logSquared: number;
  brier: number;
  brierSquared: number;
  /** Rows by how many classes were scored above the one it was, 0 being the best. */
  ranks: Float64Array;
  /** Rows (labelled or not) whose scores lie in [0, 1] and do not sum to 1. */
  unnormalised: number;
}

/** Sums over the rows of a regression, by the places of `errorSums`, and the largest absolute error. */
export interface Errors {
  sums: Float64Array;
  max: number;
}
