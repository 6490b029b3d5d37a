// Counts drawn anew: the bootstrap of a table's counts.
import type {Random} from "./random.ts";

/** As many rows as the counts hold, drawn anew with their shares as chances; what is lost to fractions of rows is not drawn. */
export const multinomialDraw = (random: Random, counts: Float64Array): Float64Array => {
  let left = 0;
  for (let i = 0; i < counts.length; i++) left += counts[i];
  let rows = Math.round(left);
  const drawn = new Float64Array(counts.length);
  for (let i = 0; i < counts.length && rows > 0; i++) {
    if (counts[i] === 0) continue;
    drawn[i] = counts[i] >= left ? rows : random.binomial(rows, counts[i] / left);
    rows -= drawn[i];
    left -= counts[i];
  }
  return drawn;
};
