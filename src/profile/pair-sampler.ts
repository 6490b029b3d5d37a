import type {Batch, LabelBatch, NumberBatch} from "../data/column.ts";
import {guideOf, locateCells} from "../sketch/cell-guide.ts";
import type {TextHash} from "../sketch/hash.ts";
import {type PairColumn, pairs} from "../sketch/pairs.ts";
import type {Pair} from "../sketch/state.ts";
import {hashedLabels} from "./hashed-labels.ts";
import type {CategoricalPlan, NumericPlan} from "./column-plan.ts";
import type {Plan} from "./plan.ts";

/** Accumulates the pairs of a table on the rows that are chosen. */
export interface PairSampler {
  /** Takes in the first n of some row numbers of a batch. */
  add(batch: Batch, rows: Int32Array, n: number): void;
  pairs(): Map<string, Pair>;
}

interface Chosen {
  readonly rows: Int32Array;
  readonly from: number;
  readonly to: number;
  /** Where the row at `from` goes. */
  readonly at: number;
}

interface Gatherer<Input> extends PairColumn {
  gather(batch: Input, chosen: Chosen): void;
}

const block = 4096;

const numericGatherer = ({quantiles, centre, scale}: NumericPlan, grid: number): Gatherer<NumberBatch> => {
  const last = quantiles.length - 1, cut = (_: unknown, i: number): number => quantiles[Math.round((i + 1) * last / grid)];
  const guide = guideOf(Float64Array.from({length: grid - 1}, cut)), cells = new Uint8Array(block), u = new Float64Array(block);
  const places = new Uint16Array(block), finite = new Float64Array(block);
  return {
    cells, u,
    gather({values, valid}, {rows, from, to, at}) {
      for (let i = from; i < to; i++) {
        const row = rows[i], x = values[row], missing = x - x !== 0 || valid !== undefined && valid[row] === 0;
        cells[at + i - from] = missing ? grid : 0;
        finite[i - from] = missing ? 0 : x + 0;
      }
      locateCells(guide, {values: finite, n: to - from}, places);
      for (let i = 0; i < to - from; i++) {
        const place = at + i;
        if (cells[place] !== grid) cells[place] = places[i];
        u[place] = (finite[i] - centre) / scale;
      }
    },
  };
};

const labelGatherer = ({schema, categories}: CategoricalPlan, grid: number, hash: TextHash): Gatherer<LabelBatch> => {
  const places = new Map(categories.slice(0, grid).map((label, i) => [label, i])), hashed = hashedLabels(hash);
  const cells = new Uint8Array(block);
  let known: readonly string[] | undefined, cellOf: number[] = [];
  const read = (labels: readonly string[]): void => {
    if (known !== labels) [known, cellOf] = [labels, []];
    if (cellOf.length === labels.length) return;
    const kept = schema.hash ? hashed(labels) : labels;
    for (let i = cellOf.length; i < labels.length; i++) cellOf.push(labels[i] === "" ? grid : places.get(kept[i]) ?? grid - 1);
  };
  return {
    cells,
    gather({codes, labels}, {rows, from, to, at}) {
      read(labels);
      for (let i = from, place = at; i < to; i++, place++) {
        const code = codes[rows[i]];
        cells[place] = code < 0 ? grid : cellOf[code];
      }
    },
  };
};

type Read = PairColumn & {readonly gather: (batch: Batch, chosen: Chosen) => void};

const reader = (plan: Plan, name: string, {at, hash}: {readonly at: number; readonly hash: TextHash}): Read | undefined => {
  const column = plan.columns.find(({schema}) => schema.name === name), grid = plan.sizes.pairGrid;
  if (at < 0 || !column || column.type === "text") return undefined;
  if (column.type === "numeric") {
    const {gather, ...state} = numericGatherer(column, grid);
    return {...state, gather: ({columns}, chosen) => { gather(columns[at] as NumberBatch, chosen); }};
  }
  const {gather, ...state} = labelGatherer(column, grid, hash);
  return {...state, gather: ({columns}, chosen) => { gather(columns[at] as LabelBatch, chosen); }};
};

/** A sampler of batches that hold the named columns, whose types have been checked against the plan. */
export const pairSampler = (plan: Plan, present: readonly string[], hash: TextHash): PairSampler => {
  const spec = {grid: plan.sizes.pairGrid};
  const columns = plan.pairs.columns.map((name) => reader(plan, name, {at: present.indexOf(name), hash}));
  let n = 0, state = pairs.empty(spec);
  const flush = (): void => {
    state = pairs.add(state, {n, columns}, spec);
    n = 0;
  };
  return {
    add(batch, rows, count) {
      for (let from = 0; from < count;) {
        const to = Math.min(count, from + block - n);
        for (const column of columns) column?.gather(batch, {rows, from, to, at: n});
        n += to - from;
        from = to;
        if (n === block) flush();
      }
    },
    pairs() {
      flush();
      return pairs.merge(state, pairs.empty(spec), spec);
    },
  };
};
