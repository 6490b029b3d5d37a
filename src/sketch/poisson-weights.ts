/** How many times each cluster is resampled. */
export const replicates = 200;

// P(X <= k) for a Poisson variable of mean 1, as shares of 2^32.
const bounds = Float64Array.from({length: 12}, (_, k) => {
  let term = Math.exp(-1), sum = 0;
  for (let i = 0; i <= k; i++, term /= i) sum += term;
  return sum * 2 ** 32;
});

const scatter = (x: number): number => {
  let mixed = Math.imul(x ^ x >>> 16, 0x7feb352d);
  mixed = Math.imul(mixed ^ mixed >>> 15, 0x846ca68b);
  return (mixed ^ mixed >>> 16) >>> 0;
};

/**
 * How often a cluster of this 53-bit hash is drawn in each replicate: Poisson of mean 1, the same wherever and whenever its rows
 * are counted, so resampled tables merge (Chamandy and others 2012, the Poisson bootstrap keyed by the unit of resampling).
 */
export const poissonWeights = (hash: number, into: Uint8Array): void => {
  const low = hash >>> 0, high = Math.floor(hash / 2 ** 32) >>> 0;
  let seed = scatter(low ^ scatter(high ^ 0x9e3779b9));
  for (let r = 0; r < into.length; r++) {
    seed = seed + 0x9e3779b9 >>> 0;
    const u = scatter(seed ^ low);
    let k = 0;
    while (k < bounds.length && u >= bounds[k]) k++;
    into[r] = k;
  }
};
