// Shannon's entropy of counts.

/** -sum p ln p over the observed shares, in nats (or to another base): 0 when one cell holds all. Undefined of no counts. */
export const entropy = (counts: ArrayLike<number>, base = Math.E): number | undefined => {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i];
  if (!(total > 0)) return undefined;
  let sum = 0;
  for (let i = 0; i < counts.length; i++) if (counts[i] > 0) sum -= counts[i] / total * Math.log(counts[i] / total);
  return Math.max(0, sum) / Math.log(base);
};
