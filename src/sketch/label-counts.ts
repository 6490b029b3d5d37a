import type {LabelBatch} from "../data/column.ts";

/** Label cells of one dictionary, counted. */
export interface LabelCounts {
  readonly type: "counts";
  readonly labels: readonly string[];
  /** How often each label occurred, by index; may be longer than `labels`. */
  readonly counts: Float64Array;
  readonly nulls: number;
  /** How many of the null cells held something that does not fit the kind. */
  readonly mismatched: number;
}

/** Counts batches of labels as long as they share a dictionary. */
export interface LabelCounter {
  /** Counts a batch, unless it has another dictionary than the batches before: then it returns false and `take` comes first. */
  add(batch: LabelBatch): boolean;
  /** What was counted since the last call; nothing when there was no batch. */
  take(): LabelCounts | undefined;
}

/** A counter that touches each cell once and each label once a dictionary, however many batches share it. */
export const labelCounter = (): LabelCounter => {
  let labels: readonly string[] | undefined, counts = new Float64Array(0), nulls = 0, mismatched = 0;
  return {
    add(batch) {
      if (labels !== undefined && labels !== batch.labels) return false;
      labels = batch.labels;
      if (counts.length < labels.length) {
        // A dictionary may grow from batch to batch, so leave room.
        const grown = new Float64Array(Math.max(16, 2 * labels.length));
        grown.set(counts);
        counts = grown;
      }
      const {codes} = batch;
      for (let i = 0; i < codes.length; i++) {
        const code = codes[i];
        if (code < 0) nulls++;
        else counts[code]++;
      }
      mismatched += batch.mismatched;
      return true;
    },
    take() {
      if (labels === undefined) return undefined;
      const taken: LabelCounts = {type: "counts", labels, counts, nulls, mismatched};
      labels = undefined;
      counts = new Float64Array(0);
      nulls = mismatched = 0;
      return taken;
    },
  };
};
