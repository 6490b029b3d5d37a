import type {Compared} from "../comparison/comparison.ts";
import {isUnknown, type Reason} from "../comparison/unknown.ts";
import {mostTogether} from "../data/window.ts";
import {rowsOf} from "./answer.ts";
import {type Draft, draftOf} from "./draft.ts";
import {heldOf} from "./held.ts";
import {rowsToSee} from "./judge.ts";
import {restsOnLabels} from "./maturity.ts";
import type {Over, Result} from "./result.ts";

/** Some windows together, the judged one the last of them. */
export interface Together {
  readonly windows: number;
  /** What a window is called: "days". */
  readonly called: Over["called"];
  /** Start of the first one. */
  readonly from: string;
  readonly compared: Compared;
}

/** What windows before the judged one can add to it. */
export interface Longer {
  /** Rows of each window and those of them that have a label, from the judged one back. */
  readonly sizes: readonly {readonly rows: number; readonly labels: number}[];
  /** The last so many of them, beside the same reference. */
  readonly last: (windows: number) => Together;
}

/** A question as it was asked of some windows together. */
export interface Merged {
  readonly stretch: Together;
  readonly draft: Draft;
}

// Fewer lengths mean fewer profiles to merge and to set beside the reference; each is about half as long again as the one before.
const lengths: readonly number[] = [2, 3, 5, 8, 13, 20, mostTogether];

const forWantOfRows: ReadonlySet<Reason | null> = new Set<Reason>(["too-few-rows", "near-limit", "too-few-positives", "one-class"]);

/** Whether more rows might tell. How many rows came is a question about the window itself: several of them do not answer it. */
export const wantsRows = ({verdict, reason, measure, check}: Result): boolean =>
  verdict === "unknown" && forWantOfRows.has(reason) && measure !== "volume" && check === undefined;

/**
 * A question asked of the fewest windows whose rows suffice; null where not even all of them do. How many is told by numbers of rows and
 * how sharply they see, never by what is seen: to go on until something is found would find something in the end. `tests` is how many
 * tests may share its topic.
 */
export function readOver(draft: Draft, longer: Longer, tests: number): Merged | null {
  const among = lengths.filter((windows) => windows <= longer.sizes.length), rows = rowsIn(draft, longer);
  const readOf = (windows: number): Merged => {
    const stretch = longer.last(windows);
    return {stretch, draft: draftIn(draft, stretch.compared, tests)};
  };
  // Where so few rows have no interval at all, it takes more windows to know how many are needed. To look at each length would be slow.
  let [last, windows, wanted]: [Merged | null, number, ReturnType<typeof rowsWanted>] = [null, 1, rowsWanted(draft)];
  for (const next of among.filter((_, i) => i % 2 === 1 || i === among.length - 1)) {
    if (wanted !== undefined) break;
    [last, windows] = [readOf(next), next];
    wanted = rowsWanted(last.draft);
  }
  const {current} = rowsOf(last?.draft ?? draft), least = wanted ?? Infinity;
  const enough = among.find((next) => next >= windows && (current ?? 0) * rows(next) / rows(windows) >= least);
  return enough === undefined ? null : last && enough === windows ? last : readOf(enough);
}

/** How many rows that a question rests on there are in the last so many windows. */
function rowsIn({question: {topic, options}, effectMeasure}: Draft, {sizes}: Longer): (windows: number) => number {
  const {id: measure, estimated = false} = effectMeasure, isOfLabels = !estimated && restsOnLabels({topic, measure, parameters: options(effectMeasure)});
  return (windows) => sizes.slice(0, windows).reduce((sum, {rows, labels}) => sum + (isOfLabels ? labels : rows), 0);
}

/** How many rows a question wants; null where none would do, undefined where so few do not even tell that. */
function rowsWanted(draft: Draft): number | null | undefined {
  const {effect, question: {of, limits}, effectMeasure: {worse}} = draft, held = isUnknown(effect) ? null : heldOf(of, effect.score);
  if (isUnknown(effect) || !held || (effect.detectable === undefined && held.interval === null)) return undefined;
  // The interval of a distance is the wider the farther it lies from 0, and so would tell what was found.
  const {detectable, score: {debiased}} = effect, interval = detectable !== undefined && debiased !== undefined ? null : held.interval;
  return rowsToSee({effect: held.value, interval, limits, worse, detectable}, rowsOf(draft));
}

/** The same question of other rows, without what is only shown beside it. */
function draftIn({question}: Draft, compared: Compared, tests: number): Draft {
  const {pair, check} = question, {columns, derived} = compared;
  const same = pair && (derived?.name === pair.name ? derived : columns.find(({name}) => name === pair.name) ?? null);
  return draftOf({...question, pair: same, check: {...check, shown: []}}, compared, tests);
}
