// Chances of a class when only its prevalence has moved: what rows of the class look like is as before.

/** Chances by block of scores as the reference has them, and how many rows of now lie in each. */
export interface ShiftedBlocks {
  readonly chances: Float64Array;
  readonly counts: Float64Array;
  /** Share of the class in the reference. */
  readonly prior: number;
}

/**
 * The prevalence now under which these scores are most likely. It is where the EM of Saerens, Latinne and Decaestecker (2002) comes to
 * rest, found by halving: the log likelihood is concave, so its slope falls through 0 once.
 */
export const shiftedPrevalence = ({chances, counts, prior}: ShiftedBlocks): number => {
  if (!(prior > 0 && prior < 1)) return prior;
  const slope = (prevalence: number): number => {
    let sum = 0;
    for (let b = 0; b < counts.length; b++) {
      if (counts[b] === 0) continue;
      const yes = chances[b] / prior, no = (1 - chances[b]) / (1 - prior);
      sum += counts[b] * (yes - no) / (yes * prevalence + no * (1 - prevalence));
    }
    return sum;
  };
  let low = 0, high = 1;
  if (slope(1e-12) <= 0) return 0;
  if (slope(1 - 1e-12) >= 0) return 1;
  for (let i = 0; i < 60 && high - low > 1e-12; i++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};
