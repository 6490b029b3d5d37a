import {generator} from "../stats/random.ts";

/** Columns of one length by name. */
export type ColumnsByName = Readonly<Record<string, ArrayLike<unknown>>>;

/** How importance is found. */
export interface PermutationOptions<Prediction> {
  /** How good predictions are, higher being better; it knows the truth of the table's rows, in their order. */
  readonly metric: (predictions: Prediction) => number;
  /** The same seed gives the same numbers. */
  readonly seed: number;
  /** How often each column is shuffled; 5 unless given. */
  readonly repeats?: number;
  /** The columns to look at; all of them unless given. */
  readonly columns?: readonly string[];
}

/** How much worse a model gets when one column is shuffled: the mean over repeats, and their standard deviation (0 for one repeat). */
export interface Importance {
  readonly column: string;
  readonly importance: number;
  readonly deviation: number;
}

/**
 * How much a model rests on each column: what its metric loses when that column's values are dealt out to other rows (Breiman 2001;
 * Fisher, Rudin and Dominici 2019), the most important first. Columns that carry the same are shuffled one at a time, so each may look
 * less important than both are. Throws for a column that the table lacks or a metric that is no number.
 */
export async function permutationImportance<Prediction>(
  table: ColumnsByName, predict: (table: ColumnsByName) => Prediction | Promise<Prediction>, options: PermutationOptions<Prediction>,
): Promise<Importance[]> {
  const {metric, seed, repeats = 5, columns = Object.keys(table)} = options, random = generator(seed);
  const score = async (given: ColumnsByName): Promise<number> => {
    const value = metric(await predict(given));
    if (!Number.isFinite(value)) throw new Error(`invalid metric: ${value}; expected a number`);
    return value;
  };
  const missing = columns.find((name) => !Object.hasOwn(table, name));
  if (missing !== undefined) throw new Error(`unknown column: "${missing}"; one of: ${Object.keys(table).join(", ")}`);
  if (!(Number.isInteger(repeats) && repeats > 0)) throw new Error(`invalid repeats: ${repeats}; expected a whole number above 0`);
  const whole = await score(table), found: Importance[] = [];
  for (const column of columns) {
    const losses: number[] = [];
    for (let r = 0; r < repeats; r++) losses.push(whole - await score({...table, [column]: random.shuffle(Array.from(table[column]))}));
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / repeats;
    const squares = losses.reduce((sum, loss) => sum + (loss - mean) ** 2, 0);
    found.push({column, importance: mean, deviation: repeats > 1 ? Math.sqrt(squares / (repeats - 1)) : 0});
  }
  return found.sort((a, b) => b.importance - a.importance);
}
