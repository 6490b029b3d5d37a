// Finding where a monotone function crosses zero.

/** What a root search may be told beside its bracket. */
export interface RootOptions {
  /** The derivative, for Newton steps inside the bracket. */
  readonly slope?: (x: number) => number;
  /** Where to start; the middle of the bracket without it. */
  readonly start?: number;
}

/** From where to where a root is sought. */
export type Bracket = readonly [low: number, high: number];

/** The x in [low, high] where an increasing f crosses zero: Newton steps kept inside a shrinking bracket, else halving. */
export const increasingRoot = (f: (x: number) => number, bracket: Bracket, {slope, start}: RootOptions = {}): number => {
  let [low, high] = bracket;
  let x = start !== undefined && start > low && start < high ? start : (low + high) / 2;
  let width = high - low;
  for (let i = 0; i < 200; i++) {
    const y = f(x);
    if (y === 0) return x;
    if (y > 0) high = x; else low = x;
    const step = slope ? y / slope(x) : NaN;
    let next = x - step;
    // A Newton step that leaves the bracket, or a bracket that halves too slowly, falls back on bisection.
    if (!(next > low && next < high) || (i % 4 === 3 && high - low > width / 4)) next = (low + high) / 2;
    if (i % 4 === 3) width = high - low;
    if (next === x || Math.abs(next - x) <= 1e-15 * Math.abs(x)) return next;
    x = next;
  }
  return x;
};
