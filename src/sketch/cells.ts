import {guideOf, locateCells} from "./cell-guide.ts";
import type {FiniteValues} from "./finite-values.ts";
import type {Sketch} from "./sketch.ts";
import type {Cells, ExactCells, FixedCells} from "./state.ts";
import {type ValueTable, countKnown, valueTable} from "./value-table.ts";

/** Where fixed cells lie and what their sums are taken about: u = (x - centre) / scale. */
export interface CellEdges {
  readonly edges: Float64Array;
  readonly centre: number;
  readonly scale: number;
}

/** Fixed cells, and the most distinct values that are kept exactly before they take over. */
export interface CellsSpec extends CellEdges {
  readonly exact: number;
}

/** The distribution on fixed cells, to which an exact one is counted without being changed. */
export const fixedOf = (cells: Cells, edges: CellEdges): FixedCells => cells.exact ? collapsed(cells, edges) : cells;

interface Counted {
  readonly values: Float64Array;
  readonly counts: Float64Array;
}

// Values are folded in blocks of this many: sums within a block start at 0, so rounding does not grow with the rows.
const block = 16_384;
const places = new Uint16Array(block);
let blockSums = new Float64Array(1024), unknown = new Float64Array(4096);

/** A sum that has overflowed stays NaN: no order of merging may make a number of it. */
const markOverflow = (sums: Float64Array): void => {
  for (let cell = 0; cell < sums.length; cell++) if (sums[cell] - sums[cell] !== 0) sums[cell] = NaN;
};

const addToCells = ({counts, sums}: FixedCells, {values, n}: FiniteValues, {edges, centre, scale}: CellEdges): void => {
  if (blockSums.length < sums.length) blockSums = new Float64Array(sums.length);
  const added = blockSums, guide = guideOf(edges);
  for (let from = 0; from < n; from += block) {
    const length = Math.min(block, n - from), part = values.subarray(from, from + length);
    added.fill(0, 0, sums.length);
    locateCells(guide, {values: part, n: length}, places);
    if (centre === 0 && scale === 1) for (let i = 0; i < length; i++) {
      const cell = places[i];
      counts[cell]++;
      added[cell] += part[i];
    }
    else for (let i = 0; i < length; i++) {
      const cell = places[i];
      counts[cell]++;
      added[cell] += (part[i] - centre) / scale;
    }
    for (let cell = 0; cell < sums.length; cell++) sums[cell] += added[cell];
  }
  markOverflow(sums);
};

const addCounted = ({counts, sums}: FixedCells, exact: Counted, {edges, centre, scale}: CellEdges): void => {
  const n = exact.values.length, cells = new Uint16Array(n);
  locateCells(guideOf(edges), {values: exact.values, n}, cells);
  for (let i = 0; i < n; i++) {
    counts[cells[i]] += exact.counts[i];
    sums[cells[i]] += exact.counts[i] * ((exact.values[i] - centre) / scale);
  }
  markOverflow(sums);
};

const addFixed = ({counts, sums}: FixedCells, part: FixedCells): void => {
  const more = part.counts, moreSums = part.sums;
  for (let cell = 0; cell < counts.length; cell++) {
    counts[cell] += more[cell];
    sums[cell] += moreSums[cell];
  }
};

const fixed = (edges: Float64Array): FixedCells =>
  ({exact: false, counts: new Float64Array(edges.length + 1), sums: new Float64Array(edges.length + 1)});

const collapsed = (exact: Counted, edges: CellEdges): FixedCells => {
  const cells = fixed(edges.edges);
  addCounted(cells, exact, edges);
  return cells;
};

/** Ascending distinct values of both with their counts added. */
const united = ({values: mine, counts: mineCounts}: Counted, {values: others, counts: otherCounts}: Counted): Counted => {
  const most = mine.length + others.length, values = new Float64Array(most), counts = new Float64Array(most);
  let n = 0, i = 0, j = 0;
  for (; i < mine.length && j < others.length; n++) {
    const x = mine[i], y = others[j];
    values[n] = x <= y ? x : y;
    counts[n] = (x <= y ? mineCounts[i++] : 0) + (y <= x ? otherCounts[j++] : 0);
  }
  const rest = i < mine.length ? {from: i, values: mine, counts: mineCounts} : {from: j, values: others, counts: otherCounts};
  values.set(rest.values.subarray(rest.from), n);
  counts.set(rest.counts.subarray(rest.from), n);
  n += rest.values.length - rest.from;
  return {values: values.slice(0, n), counts: counts.slice(0, n)};
};

const countSorted = (sorted: Float64Array): Counted => {
  const values = new Float64Array(sorted.length), counts = new Float64Array(sorted.length);
  let n = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) values[n++] = sorted[i];
    counts[n - 1]++;
  }
  return {values: values.slice(0, n), counts: counts.slice(0, n)};
};

// Finds values in an exact state while it is being added to; no part of the state, and rebuilt where it is missing or outdated.
const tables = new WeakMap<ExactCells, ValueTable>();

const tableOf = (state: ExactCells): ValueTable => {
  let table = tables.get(state);
  if (table?.values !== state.values) tables.set(state, table = valueTable(state.values));
  return table;
};

const addExact = (state: ExactCells, {values, n}: FiniteValues, spec: CellsSpec): Cells => {
  if (unknown.length < n) unknown = new Float64Array(n);
  const unknowns = countKnown(tableOf(state), {values, n}, {counts: state.counts, unknown});
  if (unknowns === 0) return state;
  const all = united(state, countSorted(unknown.subarray(0, unknowns).sort()));
  if (all.values.length > spec.exact) return collapsed(all, spec);
  return Object.assign(state, all);
};

/** The distribution of the finite values: exact while it has few distinct values, then counts and sums on the plan's cells. */
export const cells: Sketch<CellsSpec, FiniteValues, Cells> = {
  id: "cells",
  empty: () => ({exact: true, values: new Float64Array(0), counts: new Float64Array(0)}),
  add(state, input, spec) {
    if (state.exact) return addExact(state, input, spec);
    addToCells(state, input, spec);
    return state;
  },
  merge(a, b, spec) {
    if (a.exact && b.exact) {
      const all = united(a, b);
      return all.values.length > spec.exact ? collapsed(all, spec) : {exact: true, values: all.values, counts: all.counts};
    }
    const sum = fixed(spec.edges);
    for (const part of [a, b]) {
      if (part.exact) addCounted(sum, part, spec);
      else addFixed(sum, part);
    }
    markOverflow(sum.sums);
    return sum;
  },
};
