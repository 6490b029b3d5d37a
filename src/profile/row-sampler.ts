import type {Batch} from "../data/column.ts";
import {distinctBuffer} from "../sketch/distinct-buffer.ts";
import type {TextHash} from "../sketch/hash.ts";
import {
  finishRows, hashLabels, hashNumbers, hashTexts, rowHash, rowsAtOnce, startRows, type Stretch,
} from "../sketch/row-hash.ts";
import type {Distinct, Pair} from "../sketch/state.ts";
import type {ColumnBuilder} from "./column-builder.ts";
import {labelWords} from "./label-words.ts";
import {pairSampler} from "./pair-sampler.ts";
import type {Plan} from "./plan.ts";

/** Looks at whole rows: hashes them, counts distinct ones and takes those with small hashes into the pairs. */
export interface RowSampler {
  /** Takes in a batch that the column builders have taken in. */
  add(batch: Batch): void;
  distinctRows(): Distinct;
  pairs(): Map<string, Pair>;
}

/** A present column of a table: its name, its builder and whether rows are hashed over it. */
export interface RowColumn {
  readonly name: string;
  readonly builder: ColumnBuilder | null;
  readonly hashed: boolean;
}

/** A sampler of batches that hold the given columns. */
export const rowSampler = (plan: Plan, columns: readonly RowColumn[], hash: TextHash): RowSampler => {
  const {distinct, distinctSample} = plan.sizes, rows = rowHash(), hashes = new Float64Array(rowsAtOnce);
  const seed = hash.number("rows");
  const seen = distinctBuffer({cap: distinct, sample: distinctSample}), dictionaries = columns.map(() => labelWords(hash));
  const sampler = pairSampler(plan, columns.map(({name}) => name), hash), chosen = new Int32Array(rowsAtOnce);
  const bound = plan.pairs.rate * 2 ** 53, any = columns.some(({hashed}) => hashed), paired = plan.pairs.columns.length > 1;
  const hashRows = (batch: Batch, stretch: Stretch): void => {
    startRows(rows, seed);
    for (let i = 0; i < columns.length; i++) {
      const column = batch.columns[i], {hashed, builder} = columns[i];
      if (!hashed) continue;
      if (column.type === "numbers") hashNumbers(rows, column, stretch);
      else if (column.type === "labels") hashLabels(rows, {codes: column.codes, words: dictionaries[i](column.labels)}, stretch);
      else if (builder?.hashes) hashTexts(rows, builder.hashes(), stretch);
    }
    finishRows(rows, stretch.n, hashes);
  };
  return {
    add(batch) {
      for (let from = 0; any && from < batch.rows; from += rowsAtOnce) {
        const n = Math.min(rowsAtOnce, batch.rows - from);
        hashRows(batch, {from, n});
        seen.add(hashes, n);
        if (!paired) continue;
        let count = 0;
        for (let i = 0; i < n; i++) if (hashes[i] < bound) chosen[count++] = from + i;
        sampler.add(batch, chosen, count);
      }
    },
    distinctRows: () => seen.state(),
    pairs: () => sampler.pairs(),
  };
};
