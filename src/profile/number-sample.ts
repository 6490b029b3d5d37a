import type {NumberBatch} from "../data/column.ts";
import {copyFinite} from "../sketch/finite-values.ts";

/** The finite values of a column as far as they are held. */
export interface NumberSample {
  add(batch: NumberBatch): void;
  /** The held values in the order of rows, until another sample is asked for its own: all of them, or a sample spread evenly over the rows. */
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

/** Smallest and largest of numbers that are all finite and none -0; undefined when one is not. */
const extremesOfPlain = (values: Float64Array): readonly [number, number] | undefined => {
  let min = Infinity, max = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    if (x - x !== 0 || (x === 0 && 1 / x < 0)) return undefined;
    if (x < min) min = x;
    if (x > max) max = x;
  }
  return [min, max];
};

const finiteOf = (batch: NumberBatch): Float64Array => {
  const {length} = batch.values, values = new Float64Array(length);
  return values.subarray(0, copyFinite(batch, [0, length], {values, n: 0}));
};

// One column's values are needed at a time.
let room = new Float64Array(0);

const joined = (parts: readonly Float64Array[], n: number): Float64Array => {
  if (parts.length === 1) return parts[0];
  if (room.length < n) room = new Float64Array(n);
  const all = room.subarray(0, n);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** An empty sample. It holds on to the values of batches as they are, which nobody may write to. */
export const numberSample = ({whole, part}: SampleSizes = {whole: 2 ** 18, part: 2 ** 17}): NumberSample => {
  let held: Float64Array[] = [], n = 0, min = Infinity, max = -Infinity, sample: ReturnType<typeof evenSample> | undefined;
  const hold = (values: Float64Array): void => {
    n += values.length;
    if (!sample && n <= whole) { held.push(values); return; }
    if (!sample) {
      sample = evenSample(part, whole / part);
      for (const earlier of held) sample.add(earlier);
      held = [];
    }
    sample.add(values);
  };
  return {
    add(batch) {
      const plain = batch.valid ? undefined : extremesOfPlain(batch.values), values = plain ? batch.values : finiteOf(batch);
      const [low, high] = plain ?? extremesOfPlain(values) ?? [min, max];
      min = Math.min(min, low);
      max = Math.max(max, high);
      hold(values);
    },
    values: () => sample ? sample.values() : joined(held, n),
    get min() { return min; },
    get max() { return max; },
  };
};
