import {compare} from "./comparison/compare.ts";
import type {Window} from "./data/window.ts";
import {type Earlier, earlierThan, type Stretches, stretchesOf} from "./history/earlier.ts";
import {noReference} from "./history/gaps.ts";
import {type Counted, piecesOf, profileOf, recount, type WindowProfile} from "./history/parts.ts";
import {referencesFor, windowName} from "./history/references.ts";
import {calendarOf, type Named, type Watch} from "./history/watch.ts";
import {type Longer, type Together, wantsRows} from "./result/longer.ts";
import type {Run} from "./result/result.ts";
import {judgeWith} from "./result/run.ts";
import {stretchKey} from "./store/fact.ts";
import type {Scores, StoredRun} from "./store/facts.ts";
import {Figures} from "./store/figures.ts";

/** One window, from its events to its verdicts: counted anew, compared with every reference, judged, and kept where anything changed. */
export const watchWindow = async (watch: Watch, window: Window, fixed: Named): Promise<number> => {
  for (const piece of piecesOf(window, watch)) await recount(watch, fixed.profile.plan, piece);
  return judgeWindow(watch, window, fixed);
};

/** The same from the profiles on, for a window whose references changed. Returns how many runs are new. */
export const judgeWindow = async (watch: Watch, window: Window, fixed: Named): Promise<number> => {
  const counted = await profileOf(watch, fixed.profile.plan, window), references = await referencesFor(watch, window, fixed);
  if (!counted.all || references.length === 0) return keepEmpty(watch, window, counted);
  // What came before is read for the first run that wants it, if any does.
  let before: Promise<Earlier[]> | undefined;
  const earlier = (): Promise<Earlier[]> => before ??= earlierThan(watch, window, fixed);
  let runs = 0;
  for (const [version, current] of asked(counted)) {
    for (const reference of references) {
      // A reference that moves along would lie among the windows that are put together.
      const isLonger = reference === fixed && (watch.windows.together ?? 1) > 1;
      if (await keep(watch, await judged({watch, window, version, reference, current, ...(isLonger && {earlier})}))) runs++;
    }
  }
  return runs;
};

/** All versions together, and each by itself where there are several. */
const asked = ({all, versions, labels}: WindowProfile): [string | null, Counted][] => [
  ...(all ? [[null, {profile: all, labels}] as [null, Counted]] : []),
  ...(versions.size > 1 ? [...versions].filter(([version]) => version !== null) : []),
];

interface Judging {
  readonly watch: Watch;
  readonly window: Window;
  readonly version: string | null;
  readonly reference: Named;
  readonly current: Counted;
  /** The windows before, where they may help. */
  readonly earlier?: () => Promise<readonly Earlier[]>;
}

/** A run that is to be kept. */
interface Kept extends Omit<StoredRun, "generation" | "knownAt">, Pick<Scores, "labels"> {
  readonly reach: number;
}

const judged = async ({watch, window, version, reference, current, earlier}: Judging): Promise<Kept> => {
  const {model, settings, clock} = watch;
  const longer = async (): Promise<Longer | undefined> =>
    earlier && longerOf(watch, reference, stretchesOf(watch, {window, version, ...current}, await earlier()));
  const names = {model, reference: reference.name, current: windowName(window), ...(version !== null && {modelVersion: version})};
  const run = await judgeWith(longer, {compared: compare(reference.profile, current.profile), settings, names});
  const [start, end, known] = [window.start, window.end, clock()].map((time) => new Date(time).toISOString());
  return {
    model, window, version, reference: reference.name, run: {...run, window: {start, end}, known_at: known},
    labels: current.labels, reach: earlier ? await reachOf(run, watch, earlier) : 1,
  };
};

const longerOf = ({windows}: Watch, reference: Named, {sizes, from, profileOf: merged}: Stretches): Longer => {
  const calendar = calendarOf(windows), called = calendar ? `${calendar.every}s` as const : "windows", known = new Map<number, Together>();
  return {sizes, last: (count) => {
    const found = known.get(count) ?? {windows: count, called, from: from(count), compared: compare(reference.profile, merged(count))};
    known.set(count, found);
    return found;
  }};
};

/** How many windows with rows, this one the last, the verdicts rest on, or would with more rows: all there may be where none sufficed. */
const reachOf = async ({results}: Run, {windows: {together = 1}}: Watch, earlier: () => Promise<readonly Earlier[]>): Promise<number> => {
  const before = results.some(({over}) => over) ? await earlier() : [];
  return Math.max(1, ...results.map((result) => {
    const {over} = result;
    if (!over) return wantsRows(result) ? together : 1;
    return before.find(({window: {start}}) => start === Date.parse(over.from))?.reach ?? together;
  }));
};

const isSame = (a: Run, b: Run): boolean => JSON.stringify({...a, known_at: null}) === JSON.stringify({...b, known_at: null});

/** Appends a run unless it says what the newest one says; says whether it did. */
const keep = async ({store, clock}: Watch, {labels, reach, ...run}: Kept): Promise<boolean> => {
  let newest: StoredRun | undefined;
  const key = stretchKey(run, run.reference);
  for await (const [found] of store.read("runs", {model: run.model, keys: [key], holding: true})) newest = found;
  const isNew = !newest || !isSame(newest.run, run.run), generation = (newest?.generation ?? 0) + (isNew ? 1 : 0);
  const kept = {...run, generation, knownAt: isNew ? clock() : newest?.knownAt ?? clock()};
  if (isNew) await store.append("runs", [kept]);
  await store.append("scores", [scoresOf(kept, {labels, reach})]);
  return isNew;
};

const scoresOf = ({run, ...of}: StoredRun, {labels, reach}: Pick<Kept, "labels" | "reach">): Scores => ({
  ...of, rows: run.current.rows, labels, ...(reach > 1 && {reach}),
  figures: Figures.of(run.results.map(({topic, column, segment, measure, score, interval, n, verdict, over}) =>
    ({topic, column, segment, measure, score, interval, n: n.current, verdict, ...(over && {over: over.windows})}))),
});

/** Notes a window for which nothing ever came. */
export const noteGap = (watch: Watch, window: Window): Promise<number> =>
  keepEmpty(watch, window, {all: null, versions: new Map(), labels: 0});

/** Whether there are results of a window, though nothing of it is left to judge it by. */
const wasJudged = async ({store, model}: Watch, {start, end}: Window): Promise<boolean> => {
  for await (const some of store.read("scores", {model, from: start, to: end, holding: true})) {
    if (some.some(({window, rows}) => window.start === start && rows > 0)) return true;
  }
  return false;
};

/** Notes a window that has no rows, or nothing to be compared with; what is known of one whose profiles have been removed stays. */
const keepEmpty = async (watch: Watch, window: Window, {all, labels}: WindowProfile): Promise<number> => {
  const {store, model, clock} = watch, rows = all?.rows ?? 0;
  if (!all && await wasJudged(watch, window)) return 0;
  let newest: Scores | undefined;
  const key = stretchKey({window, version: null}, noReference);
  for await (const [found] of store.read("scores", {model, keys: [key], holding: true})) newest = found;
  if (newest?.rows === rows && newest.labels === labels) return 0;
  const generation = (newest?.generation ?? 0) + 1;
  await store.append("scores", [{model, window, version: null, reference: noReference, generation, knownAt: clock(), rows, labels, figures: Figures.of([])}]);
  return 0;
};
