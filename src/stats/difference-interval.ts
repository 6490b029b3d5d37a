/** A number with the interval that holds its true value. */
export interface Bracketed {
  readonly value: number;
  readonly interval: readonly [number, number];
}

/**
 * Interval of the difference a - b of independent estimates from their own intervals, whatever their shape (the method of variance
 * estimates recovery; Zou and Donner 2008, Statistics in Medicine 27:1693).
 */
export function differenceInterval(a: Bracketed, b: Bracketed): [number, number] {
  const difference = a.value - b.value;
  return [
    difference - Math.hypot(a.value - a.interval[0], b.interval[1] - b.value),
    difference + Math.hypot(a.interval[1] - a.value, b.value - b.interval[0]),
  ];
}

/** Interval of a / b - 1 for positive estimates, the same way on the logarithmic scale; undefined where an end is below 0. */
export function ratioInterval(a: Bracketed, b: Bracketed): [number, number] | undefined {
  if (!(a.value > 0 && b.value > 0 && a.interval[0] >= 0 && b.interval[0] >= 0)) return undefined;
  const log = ({value, interval: [low, high]}: Bracketed): Bracketed => ({value: Math.log(value), interval: [Math.log(low), Math.log(high)]});
  const [low, high] = differenceInterval(log(a), log(b));
  return [Math.expm1(low), Math.expm1(high)];
}
