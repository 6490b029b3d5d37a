import {type ScoresSpec, scores} from "../../sketch/scores.ts";
import type {Scores} from "../../sketch/state.ts";
import {fates, type ScoreFates} from "./outcome.ts";

/** Whether what a score is the probability of happened, by fate; null where the label is not known. */
export const happened = (fate: number): boolean | null => fate < 3 ? false : fate < 6 ? true : null;

type Cells = Pick<ScoresSpec, "edges" | "exact">;

const specOf = (cells: Cells, fate: number): ScoresSpec => ({edges: cells.edges, exact: cells.exact, happened: happened(fate)});

/** Scores of one fate that are held before they are counted; segments and periods see few of most fates, so room grows with need. */
const held = 4096, firstRoom = 32;

/** Accumulates the scores of one class by fate. */
export const fatesBuilder = (cells: Cells) => {
  const specs = Array.from({length: fates}, (_, fate) => specOf(cells, fate));
  const states: Scores[] = specs.map((spec) => scores.empty(spec));
  const values = specs.map(() => new Float64Array(0)), counts = new Int32Array(fates);
  const flush = (fate: number): void => {
    states[fate] = scores.add(states[fate], {type: "finite", values: values[fate], n: counts[fate]}, specs[fate]);
    counts[fate] = 0;
  };
  const makeRoom = (fate: number): void => {
    const full = values[fate];
    if (full.length === held) flush(fate);
    else {
      values[fate] = new Float64Array(Math.min(held, Math.max(firstRoom, 4 * full.length)));
      values[fate].set(full);
    }
  };
  return {
    /** Adds one finite score. */
    add(fate: number, score: number): void {
      if (counts[fate] === values[fate].length) makeRoom(fate);
      values[fate][counts[fate]++] = score;
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
