import {type ScoresSpec, scores} from "../../sketch/scores.ts";
import type {Scores} from "../../sketch/state.ts";
import {fates, type ScoreFates} from "./outcome.ts";

/** Whether what a score is the probability of happened, by fate; null where the label is not known. */
export const happened = (fate: number): boolean | null => fate < 3 ? false : fate < 6 ? true : null;

type Cells = Pick<ScoresSpec, "edges" | "exact">;

const specOf = (cells: Cells, fate: number): ScoresSpec => ({edges: cells.edges, exact: cells.exact, happened: happened(fate)});

/** Scores of one fate that are held before they are counted; segments and periods see few of them, so room grows with need. */
const held = 16_384, firstRoom = 32;

/** Which rows are meant, as indexes of their scores. */
interface Rows {
  readonly rows: Int32Array;
  readonly n: number;
}

/** The fate of the i-th of some rows: `of[joint[i]]`. */
interface FatesOfRows {
  readonly of: Uint8Array;
  readonly joint: Uint16Array;
}

/** Accumulates the scores of one class by fate. */
export const fatesBuilder = (cells: Cells) => {
  const specs = Array.from({length: fates}, (_, fate) => specOf(cells, fate));
  const states: Scores[] = specs.map((spec) => scores.empty(spec));
  const counts = new Int32Array(fates);
  let room = firstRoom, values = new Float64Array(fates * room);
  const flush = (fate: number): void => {
    const some = values.subarray(fate * room, fate * room + counts[fate]);
    states[fate] = scores.add(states[fate], {type: "finite", values: some, n: some.length}, specs[fate]);
    counts[fate] = 0;
  };
  const makeRoom = (fate: number): void => {
    if (room === held) {
      flush(fate);
      return;
    }
    const more = Math.min(held, 8 * room), grown = new Float64Array(fates * more);
    for (let from = 0; from < fates; from++) grown.set(values.subarray(from * room, (from + 1) * room), from * more);
    [room, values] = [more, grown];
  };
  return {
    /** Adds one finite score. */
    add(fate: number, score: number): void {
      if (counts[fate] === room) makeRoom(fate);
      values[fate * room + counts[fate]++] = score;
    },
    /** Adds the scores of some rows; a NaN is none. */
    addAll(of: Float64Array, {rows, n}: Rows, fateOf: FatesOfRows): void {
      for (let i = 0; i < n; i++) {
        const score = of[rows[i]], fate = fateOf.of[fateOf.joint[i]];
        if (score !== score) continue;
        if (counts[fate] === room) makeRoom(fate);
        // Adding 0 makes 0 of -0.
        values[fate * room + counts[fate]++] = score + 0;
      }
    },
    fates(): ScoreFates {
      for (let fate = 0; fate < fates; fate++) if (counts[fate] > 0) flush(fate);
      return states.map((state, fate) => scores.merge(state, scores.empty(specs[fate]), specs[fate]));
    },
  };
};

/** The scores of the rows of both. */
export const mergeFates = (a: ScoreFates, b: ScoreFates, cells: Cells): ScoreFates =>
  a.map((state, fate) => scores.merge(state, b[fate], specOf(cells, fate)));
