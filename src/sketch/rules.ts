import type {TextBatch} from "../data/column.ts";
import type {FiniteValues} from "./finite-values.ts";
import type {LabelCounts} from "./label-counts.ts";
import type {Sketch} from "./sketch.ts";
import type {Rules} from "./state.ts";

/** What the schema demands of values; what is absent is not demanded. */
export interface RulesSpec {
  /** Smallest and largest allowed value, inclusive. */
  readonly range?: readonly [number, number];
  readonly values?: ReadonlySet<string>;
  readonly pattern?: RegExp;
}

const addNumbers = (state: Rules, {values, n}: FiniteValues, [least, most]: readonly [number, number]): void => {
  let below = 0, above = 0;
  for (let i = 0; i < n; i++) {
    below += values[i] < least ? 1 : 0;
    above += values[i] > most ? 1 : 0;
  }
  state.belowRange += below;
  state.aboveRange += above;
};

const addTexts = (state: Rules, input: LabelCounts | TextBatch, {values, pattern}: RulesSpec): void => {
  const texts = input.type === "text" ? input.values : input.labels;
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i], count = input.type === "text" ? 1 : input.counts[i];
    if (text === null || text === "" || count === 0) continue;
    if (values && !values.has(text)) state.outOfSet += count;
    if (pattern && !pattern.test(text)) state.notMatching += count;
  }
};

/** How many values break the schema's range, set or pattern; nulls, empty texts and numbers that are not finite break none. */
export const rules: Sketch<RulesSpec, FiniteValues | LabelCounts | TextBatch, Rules> = {
  id: "rules",
  empty: () => ({belowRange: 0, aboveRange: 0, outOfSet: 0, notMatching: 0}),
  add(state, input, spec) {
    if (input.type === "finite") {
      if (spec.range) addNumbers(state, input, spec.range);
    } else if (spec.values || spec.pattern) addTexts(state, input, spec);
    return state;
  },
  merge: (a, b) => ({
    belowRange: a.belowRange + b.belowRange,
    aboveRange: a.aboveRange + b.aboveRange,
    outOfSet: a.outOfSet + b.outOfSet,
    notMatching: a.notMatching + b.notMatching,
  }),
};
