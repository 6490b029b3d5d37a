import type {NumberBatch} from "../data/column.ts";
import {copyFinite} from "../sketch/finite-values.ts";

/** The finite values of a column as far as they are held. */
export interface NumberSample {
  add(batch: NumberBatch): void;
  /** The held values in the order of rows: all of them, or a sample spread evenly over the rows. */
  values(): Float64Array;
  /** Smallest and largest of all finite values; Infinity and -Infinity when there is none. */
  readonly min: number;
  readonly max: number;
}

/** Up to how many values all are held, and how many are held at most beyond; powers of two. */
export interface SampleSizes {
  readonly whole: number;
  readonly part: number;
}

const block = 16_384;

/** Scatters a whole number over 32 bits (the finaliser of MurmurHash3). */
const scatter = (x: number): number => {
  let mixed = Math.imul(x ^ x >>> 16, 0x85ebca6b);
  mixed = Math.imul(mixed ^ mixed >>> 13, 0xc2b2ae35);
  return (mixed ^ mixed >>> 16) >>> 0;
};

/**
 * Holds one value out of every `stride` in succession, at a place within them that is scattered but always the same: as even as
 * every stride-th, without falling into step with data that repeats by the hour or the day. A full sample drops one of each two.
 */
const evenSample = (size: number, initialStride: number) => {
  const held = new Float64Array(size);
  let stride = initialStride, n = 0, seen = 0, next = scatter(0) % stride;
  return {
    add(values: Float64Array): void {
      while (next < seen + values.length) {
        held[n] = values[next - seen];
        n++;
        if (n === size) {
          for (let i = 0; i < size / 2; i++) held[i] = held[2 * i + (scatter(i ^ stride) & 1)];
          n = size / 2;
          stride *= 2;
        }
        next = n * stride + scatter(n) % stride;
      }
      seen += values.length;
    },
    values: () => held.slice(0, n),
  };
};

/** An empty sample. */
export const numberSample = ({whole, part}: SampleSizes = {whole: 2 ** 20, part: 2 ** 17}): NumberSample => {
  let all = new Float64Array(block), n = 0, min = Infinity, max = -Infinity, sample: ReturnType<typeof evenSample> | undefined;
  const finite = {values: new Float64Array(block), n: 0};
  const hold = (values: Float64Array): void => {
    if (!sample && n + values.length > whole) {
      sample = evenSample(part, whole / part);
      sample.add(all.subarray(0, n));
      all = new Float64Array(0);
    }
    if (sample) { sample.add(values); return; }
    if (n + values.length > all.length) {
      const grown = new Float64Array(Math.min(Math.max(whole, n + values.length), 2 * (n + values.length)));
      grown.set(all.subarray(0, n));
      all = grown;
    }
    all.set(values, n);
    n += values.length;
  };
  return {
    add(batch) {
      for (let from = 0; from < batch.values.length; from += block) {
        const count = copyFinite(batch, [from, Math.min(batch.values.length, from + block)], finite), {values} = finite;
        for (let i = 0; i < count; i++) {
          if (values[i] < min) min = values[i];
          if (values[i] > max) max = values[i];
        }
        hold(values.subarray(0, count));
      }
    },
    values: () => sample ? sample.values() : all.subarray(0, n),
    get min() { return min; },
    get max() { return max; },
  };
};
