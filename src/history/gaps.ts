import type {Scores} from "../store/facts.ts";

/** The name of the reference of a window that is compared with nothing. */
export const noReference = "none";

type Facts = AsyncIterable<readonly Scores[]>;

/**
 * Leaves out what was noted of a window before anything could be said of it: that it had no rows, or nothing to be compared with. Facts
 * come in the order of their windows, either way; `seen` is the start of a window of which facts were read before these.
 */
export async function* withoutFilledGaps(facts: Facts, seen?: number): AsyncGenerator<readonly Scores[]> {
  let window: Scores[] = [];
  for await (const some of facts) {
    const done: Scores[] = [];
    for (const fact of some) {
      if (window.length > 0 && window[0].window.start !== fact.window.start) {
        done.push(...filled(window, seen));
        window = [];
      }
      window.push(fact);
    }
    yield done;
  }
  yield filled(window, seen);
}

function filled(window: readonly Scores[], seen: number | undefined): readonly Scores[] {
  const isGap = ({version, reference}: Scores): boolean => version === null && reference === noReference;
  if (!window.some(isGap)) return window;
  const said = Math.max(...window.map((fact) => fact.version === null && !isGap(fact) ? fact.knownAt : -Infinity));
  return window.filter((fact) => !isGap(fact) || fact.knownAt > said && fact.window.start !== seen);
}
