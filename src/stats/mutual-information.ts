// Mutual information: how much knowing the row of a table says about its column.

/** The information two categories share. */
export interface MutualInformation {
  readonly nats: number;
  /** Over the mean of the two entropies, 0 to 1; undefined when both are 0. */
  readonly normalised: number | undefined;
}

/** The mutual information of a table of counts given as rows of equal length; undefined when it is empty. */
export const mutualInformation = (rows: readonly ArrayLike<number>[]): MutualInformation | undefined => {
  const columns: number[] = [];
  let total = 0;
  const sums = rows.map((row) => {
    let sum = 0;
    for (let j = 0; j < row.length; j++) { sum += row[j]; columns[j] = (columns[j] ?? 0) + row[j]; }
    total += sum;
    return sum;
  });
  if (!(total > 0)) return undefined;
  let nats = 0;
  for (let i = 0; i < rows.length; i++)
    for (let j = 0; j < rows[i].length; j++) {
      const count = rows[i][j];
      if (count > 0) nats += count / total * Math.log(count * total / (sums[i] * columns[j]));
    }
  const entropy = (counts: readonly number[]): number =>
    counts.reduce((sum, count) => count > 0 ? sum - count / total * Math.log(count / total) : sum, 0);
  const mean = (entropy(sums) + entropy(columns)) / 2;
  return {nats: Math.max(0, nats), normalised: mean > 0 ? Math.max(0, nats) / mean : undefined};
};
