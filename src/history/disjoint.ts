import type {Window} from "../data/window.ts";
import type {Part} from "../store/facts.ts";

const holds = (outer: Window, inner: Window): boolean => inner.start >= outer.start && inner.end <= outer.end;
const shares = (a: Window, b: Window): boolean => a.start < b.end && b.start < a.end;
const length = ({window: {start, end}}: Part): number => end - start;

/** Some parts of which no two count the same rows: of one collector and version. */
const disjoint = (parts: readonly Part[]): Part[] => {
  const left = new Set(parts), fromLongest = [...parts].sort((a, b) => length(b) - length(a));
  for (const outer of fromLongest) {
    if (!left.has(outer)) continue;
    const others = [...left].filter((part) => part !== outer && shares(part.window, outer.window));
    if (others.length === 0) continue;
    const inner = others.filter((part) => holds(outer.window, part.window)), events = inner.reduce((sum, {covers}) => sum + covers.events, 0);
    // Shorter ones that hold as many rows stand for the longer one; else it holds what they do not.
    if (inner.length === others.length && events >= outer.covers.events) left.delete(outer);
    else for (const part of others) left.delete(part);
  }
  return parts.filter((part) => left.has(part));
};

/**
 * Parts that together count each row once. Where the windows' length was changed, the same rows were counted in long ones and in
 * short ones.
 */
export const countedOnce = (parts: readonly Part[]): Part[] => {
  const byWhose = Map.groupBy(parts, ({version, collector}) => JSON.stringify([version, collector]));
  const kept = new Set([...byWhose.values()].flatMap((some) => isInOrder(some) ? some : disjoint(some)));
  return parts.filter((part) => kept.has(part));
};

/** Whether each part begins where the ones before it have ended, as nearly always. */
const isInOrder = (parts: readonly Part[]): boolean => parts.every(({window}, i) => i === 0 || parts[i - 1].window.end <= window.start);
