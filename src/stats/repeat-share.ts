// How many rows repeat an earlier one, at another table size.

/**
 * The share of repeats to expect among m rows when n rows held `repeats`: in a smaller table at most the same share, for repeats
 * grow with the rows; in a larger one at most what draws from equally likely rows would give, which run out of new ones first.
 * `repeats` is first raised by about two standard deviations of a Poisson count, so that none seen does not mean none expected.
 */
export const expectedRepeats = (repeats: number, {n, m}: {readonly n: number; readonly m: number}): number => {
  if (!(n > 0 && m > 0)) return 0;
  const raised = Math.min(n - 1, repeats + 2 * Math.sqrt(repeats) + 3);
  if (m <= n) return raised / n;
  // n draws from D equally likely rows show D (1 - e^(-n / D)): with x = n / D the share of repeats is 1 - (1 - e^-x) / x.
  const share = raised / n, shareAt = (x: number): number => 1 + Math.expm1(-x) / x;
  let [low, high] = [1e-12, 2];
  while (shareAt(high) < share) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (shareAt(middle) < share) low = middle;
    else high = middle;
  }
  return shareAt(high * m / n);
};
