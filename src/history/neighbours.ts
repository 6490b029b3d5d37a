import {mostTogether, type Window, windowLastWeek} from "../data/window.ts";
import type {Scores} from "../store/facts.ts";
import type {ReadQuery} from "../store/store.ts";
import {calendarOf, type Watch} from "./watch.ts";

const day = 86_400_000;

async function* scored({store, model}: Watch, query: ReadQuery): AsyncGenerator<Scores> {
  for await (const some of store.read("scores", {...query, model, holding: true})) {
    yield* some.filter(({version, rows}) => version === null && rows > 0);
  }
}

/** Distinct windows with rows, in the order of reading, until there are enough or until one does not fit. */
const windowsWith = async (found: AsyncIterable<Scores>, most: number, fits: (window: Window) => boolean): Promise<Window[]> => {
  const windows: Window[] = [];
  if (most === 0) return windows;
  for await (const {window} of found) {
    if (window.start === windows.at(-1)?.start || !fits(window)) continue;
    windows.push(window);
    if (windows.length === most) break;
  }
  return windows;
};

/** The newest windows with rows before one, newest first. */
export const windowsBefore = (watch: Watch, window: Window, most: number): Promise<Window[]> =>
  windowsWith(scored(watch, {to: window.start, newestFirst: true}), most, ({end}) => end <= window.start);

/** The windows behind one of which some verdict rests on it as well: those that reach back so far. */
const windowsThatReach = async ({store, model}: Watch, {end}: Window): Promise<Window[]> => {
  const found = new Map<number, Window>(), starts = new Set<number>();
  for await (const some of store.read("scores", {model, from: end, holding: true})) {
    for (const {window, rows, reach = 1} of some) {
      if (rows > 0) starts.add(window.start);
      if (starts.size >= mostTogether) return [...found.values()];
      // The first window behind it reaches it where it looks at two.
      if (reach > starts.size) found.set(window.start, window);
    }
  }
  return [...found.values()];
};

/** The windows that were compared with one, judged together with it, or would have been: what they say changes with it. */
export const windowsThatUse = async (watch: Watch, window: Window): Promise<Window[]> => {
  const others = new Map([...await windowsThatReach(watch, window), ...await windowsThatCompare(watch, window)].map((other) => [other.start, other]));
  return [...others.values()].sort((a, b) => a.start - b.start);
};

const windowsThatCompare = async (watch: Watch, window: Window): Promise<Window[]> => {
  const {compared: {previous, rolling, lastWeek}, windows} = watch, calendar = calendarOf(windows);
  const next = await windowsWith(scored(watch, {from: window.end}), Math.max(previous ? 1 : 0, rolling ?? 0), () => true);
  if (!lastWeek || !calendar) return next;
  const isLater = (later: Window): boolean => windowLastWeek(later, calendar).start === window.start;
  const weekLater = await windowsWith(scored(watch, {from: window.start + 6 * day, to: window.start + 40 * day}), 1, isLater);
  return [...next, ...weekLater];
};
