import {compare} from "./comparison/compare.ts";
import type {Window} from "./data/window.ts";
import {noReference} from "./history/gaps.ts";
import {piecesOf, profileOf, recount, type WindowProfile} from "./history/parts.ts";
import {referencesFor, windowName} from "./history/references.ts";
import type {Named, Watch} from "./history/watch.ts";
import type {Profile} from "./profile/profile.ts";
import type {Run} from "./result/result.ts";
import {judge} from "./result/run.ts";
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
  let runs = 0;
  for (const [version, current] of asked(counted.all, counted)) {
    for (const reference of references) {
      const run = judged({watch, window, version, reference, current});
      if (await keep(watch, {model: watch.model, window, version, reference: reference.name, run}, counted.labels)) runs++;
    }
  }
  return runs;
};

/** All versions together, and each by itself where there are several. */
const asked = (all: Profile, {versions}: WindowProfile): [string | null, Profile][] =>
  [[null, all], ...(versions.size > 1 ? [...versions].filter(([version]) => version !== null) : [])];

interface Judging {
  readonly watch: Watch;
  readonly window: Window;
  readonly version: string | null;
  readonly reference: Named;
  readonly current: Profile;
}

const judged = ({watch: {model, settings, clock}, window, version, reference, current}: Judging): Run => {
  const run = judge(compare(reference.profile, current), settings, {
    model, reference: reference.name, current: windowName(window), ...(version !== null && {modelVersion: version}),
  });
  const [start, end, known] = [window.start, window.end, clock()].map((time) => new Date(time).toISOString());
  return {...run, window: {start, end}, known_at: known};
};

const isSame = (a: Run, b: Run): boolean => JSON.stringify({...a, known_at: null}) === JSON.stringify({...b, known_at: null});

/** Appends a run unless it says what the newest one says; says whether it did. */
const keep = async ({store, clock}: Watch, run: Omit<StoredRun, "generation" | "knownAt">, labels: number): Promise<boolean> => {
  let newest: StoredRun | undefined;
  const key = stretchKey(run, run.reference);
  for await (const [found] of store.read("runs", {model: run.model, keys: [key], holding: true})) newest = found;
  const isNew = !newest || !isSame(newest.run, run.run), generation = (newest?.generation ?? 0) + (isNew ? 1 : 0);
  const kept = {...run, generation, knownAt: isNew ? clock() : newest?.knownAt ?? clock()};
  if (isNew) await store.append("runs", [kept]);
  await store.append("scores", [scoresOf(kept, labels)]);
  return isNew;
};

const scoresOf = ({run, ...of}: StoredRun, labels: number): Scores => ({
  ...of, rows: run.current.rows, labels,
  figures: Figures.of(run.results.map((result) => ({...result, n: result.n.current}))),
});

/** Notes a window for which nothing ever came. */
export const noteGap = (watch: Watch, window: Window): Promise<number> =>
  keepEmpty(watch, window, {all: null, versions: new Map(), labels: 0});

/** Notes a window that has no rows, or nothing to be compared with. */
const keepEmpty = async ({store, model, clock}: Watch, window: Window, {all, labels}: WindowProfile): Promise<number> => {
  const rows = all?.rows ?? 0;
  let newest: Scores | undefined;
  const key = stretchKey({window, version: null}, noReference);
  for await (const [found] of store.read("scores", {model, keys: [key], holding: true})) newest = found;
  if (newest?.rows === rows && newest.labels === labels) return 0;
  const generation = (newest?.generation ?? 0) + 1;
  await store.append("scores", [{model, window, version: null, reference: noReference, generation, knownAt: clock(), rows, labels, figures: Figures.of([])}]);
  return 0;
};
