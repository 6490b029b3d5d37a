/** Sorts what is nearly sorted, in place from one place to before another. */
const settle = (hashes: Float64Array, from: number, to: number): void => {
  for (let i = from + 1; i < to; i++) {
    const hash = hashes[i];
    let at = i;
    for (; at > from && hashes[at - 1] > hash; at--) hashes[at] = hashes[at - 1];
    hashes[at] = hash;
  }
};

// A bucket holds about 8 hashes; one with more than this holds a hash many times, where an insertion sort might take for ever.
const crowd = 64;

/** The first n of some hashes (whole numbers from 0 to 2^53 - 1, evenly spread), ascending and each once; in time linear in n. */
export const sortHashes = (hashes: Float64Array, n: number): Float64Array => {
  const buckets = 2 ** Math.max(0, 29 - Math.clz32(n)), share = buckets / 2 ** 53, ends = new Int32Array(buckets + 1);
  for (let i = 0; i < n; i++) ends[(hashes[i] * share | 0) + 1]++;
  for (let bucket = 1; bucket <= buckets; bucket++) ends[bucket] += ends[bucket - 1];
  const sorted = new Float64Array(n);
  for (let i = 0; i < n; i++) sorted[ends[hashes[i] * share | 0]++] = hashes[i];
  for (let bucket = 0, from = 0; bucket < buckets; from = ends[bucket++]) {
    if (ends[bucket] - from > crowd) sorted.subarray(from, ends[bucket]).sort();
    else settle(sorted, from, ends[bucket]);
  }
  let distinct = 0;
  for (let i = 0; i < n; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[distinct++] = sorted[i];
  return sorted.subarray(0, distinct);
};
