/** How long to wait between tries. */
export interface Pausing {
  /** The first pause and the longest, in milliseconds. */
  readonly pause: readonly [number, number];
  /** Uniform from 0 to 1. */
  readonly random: () => number;
}

/**
 * The pause after so many failures: it doubles, and chance takes up to half of it away, so that many clients do not come back as
 * one. What the service asked for comes first.
 */
export function pauseAfter(failures: number, asked: number, {pause: [first, longest], random}: Pausing): number {
  return asked + Math.min(longest, first * 2 ** Math.min(failures, 30)) * (0.5 + random() / 2);
}
