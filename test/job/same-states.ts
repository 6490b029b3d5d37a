// Holds two profiles against each other: counts and texts must be the same, sums may differ in their last digits.

const closeness = 1e-9;

/** Sums may be whole numbers too, but then they are large. */
const isCount = (x: number): boolean => Number.isInteger(x) && Math.abs(x) < 1e9;

const isClose = (a: number, b: number): boolean =>
  Object.is(a, b) || a === b || (!(isCount(a) && isCount(b)) && Math.abs(a - b) <= closeness * Math.max(1, Math.abs(a), Math.abs(b)));

const entriesOf = (value: object): [string, unknown][] => {
  if (value instanceof Map) return [...value].map(([key, part]): [string, unknown] => [String(key), part]);
  if (value instanceof Set) return [...value].map((part, i): [string, unknown] => [String(i), part]);
  return Object.entries(value);
};

/** The places at which two values differ, the first hundred of them. */
export const sameStates = (a: unknown, b: unknown, place = ""): string[] => {
  if (typeof a === "number" && typeof b === "number") return isClose(a, b) ? [] : [`${place}: ${a} and ${b}`];
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b ? [] : [`${place}: ${String(a)} and ${String(b)}`];
  const mine = entriesOf(a), others = new Map(entriesOf(b));
  if (mine.length !== others.size) return [`${place}: ${mine.length} and ${others.size} entries`];
  const faults: string[] = [];
  for (const [key, part] of mine) {
    faults.push(...others.has(key) ? sameStates(part, others.get(key), `${place}/${key}`) : [`${place}/${key}: missing`]);
    if (faults.length > 100) break;
  }
  return faults;
};
