import type {ColumnBatch, LabelBatch} from "../data/column.ts";
import {guideOf, locateCells} from "../sketch/cell-guide.ts";
import {valueCells} from "../sketch/cluster-groups.ts";
import {type TextHash, textHash} from "../sketch/hash.ts";
import type {ColumnPlan, NumericPlan} from "./column-plan.ts";
import {hashedLabels} from "./hashed-labels.ts";
import {nextUp} from "./next-up.ts";

/** The cell of rows without a value. */
const none = valueCells;

/** Writes the cell of each row of a batch. */
export type CellsOf = (batch: ColumnBatch, into: Uint16Array) => void;

/** In which cell the rows of a column are told apart by groups of clusters: numbers in twentieths of the reference, labels by their rank. */
export const groupedCellsOf = (plan: ColumnPlan, hash: TextHash = textHash()): CellsOf => {
  const labels = labelCells(plan, hash), guide = guideOf(plan.type === "numeric" ? twentieths(plan) : new Float64Array(0));
  return (batch, into) => {
    if (batch.type === "text") batch.values.forEach((text, i) => { into[i] = text === null || text === "" ? none : 0; });
    else if (batch.type === "labels") {
      const cells = labels(batch);
      for (let i = 0; i < batch.codes.length; i++) into[i] = batch.codes[i] < 0 ? none : cells[batch.codes[i]];
    } else {
      const {values, valid} = batch;
      locateCells(guide, {values, n: values.length}, into);
      for (let i = 0; i < values.length; i++) if (values[i] - values[i] !== 0) into[i] = none;
      if (valid) for (let i = 0; i < values.length; i++) if (valid[i] === 0) into[i] = none;
    }
  };
};

/**
 * Every twentieth of the reference; where several are one value it has a cell to itself, so that what is above a commonest value is told
 * from it as well as what is below.
 */
const twentieths = ({quantiles}: NumericPlan): Float64Array => {
  const last = quantiles.length - 1, edges = new Set<number>(), at = (i: number): number => quantiles[Math.round(i * last / valueCells)];
  for (let i = 0; i <= valueCells && last > 0; i++) {
    const isTied = i > 0 && at(i) === at(i - 1), isInner = i > 0 && i < valueCells;
    if (isInner || isTied) edges.add(at(i));
    if (isTied) edges.add(nextUp(at(i)));
  }
  // Nothing of the reference lies outside its least and largest value.
  edges.delete(at(0));
  edges.delete(nextUp(at(valueCells)));
  return Float64Array.from(edges).sort();
};

/** The cells of a dictionary: one for each of the reference's most frequent labels, one for all others. */
const labelCells = (plan: ColumnPlan, hash: TextHash): ((batch: LabelBatch) => Uint8Array) => {
  const listed = plan.type === "categorical" ? plan.categories.slice(0, valueCells - 1) : [];
  const cellOf = new Map(listed.map((label, cell) => [label, cell])), hashed = hashedLabels(hash), other = plan.type === "categorical" ? valueCells - 1 : 0;
  let dictionary: readonly string[] = [], cells = new Uint8Array(0);
  return ({labels}) => {
    if (labels === dictionary && labels.length === cells.length) return cells;
    const kept = plan.schema.hash ? hashed(labels) : labels;
    dictionary = labels;
    cells = Uint8Array.from(kept, (label) => label === "" ? none : cellOf.get(label) ?? other);
    return cells;
  };
};
