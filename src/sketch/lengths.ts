import type {TextBatch} from "../data/column.ts";
import type {LabelCounts} from "./label-counts.ts";
import type {Sketch} from "./sketch.ts";
import type {Lengths} from "./state.ts";

/** How long the texts are that are neither null nor empty. */
export const lengths: Sketch<void, TextBatch | LabelCounts, Lengths> = {
  id: "lengths",
  empty: () => ({n: 0, sum: 0, min: Infinity, max: -Infinity}),
  add(state, input) {
    const texts = input.type === "text" ? input.values : input.labels;
    for (let i = 0; i < texts.length; i++) {
      const length = texts[i]?.length ?? 0, count = input.type === "text" ? 1 : input.counts[i];
      if (length === 0 || count === 0) continue;
      state.n += count;
      state.sum += count * length;
      if (length < state.min) state.min = length;
      if (length > state.max) state.max = length;
    }
    return state;
  },
  merge: (a, b) => ({n: a.n + b.n, sum: a.sum + b.sum, min: Math.min(a.min, b.min), max: Math.max(a.max, b.max)}),
};
