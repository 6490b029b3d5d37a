// The distributions that benchmarks draw from.
import type {Random} from "../src/stats/random.ts";

/** How a value of a numeric column is drawn. */
export type Draw = (random: Random) => number;

/** Student's t of 3 degrees of freedom: its fourth moment is infinite. */
const heavy: Draw = (random) => random.normal() / Math.sqrt((2 * random.exponential() + random.normal() ** 2) / 3);

/** Poisson by multiplication of uniforms, for a small mean. */
const poisson = (random: Random, mean: number): number => {
  const floor = Math.exp(-mean);
  let k = 0;
  for (let product = random.next(); product > floor; product *= random.next()) k++;
  return k;
};

/** Laws of a number by name. */
export const numericLaws: Readonly<Record<string, Draw>> = {
  "normal": (random) => random.normal(),
  "t, 3 df": heavy,
  "Poisson, mean 3": (random) => poisson(random, 3),
  "rounded normal": (random) => Math.round(2 * random.normal()),
  "log-normal": (random) => Math.exp(random.normal()),
  "95 % zeros": (random) => random.next() < 0.95 ? 0 : random.exponential(),
};

const shared = (weights: readonly number[]): readonly number[] => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
};

/** Shares of categories by name: all alike, or falling as 1 / rank. */
export const categoricalLaws: Readonly<Record<string, readonly number[]>> =
  Object.fromEntries([2, 3, 20, 100].flatMap((count) => [
  [`${count} alike`, shared(Array.from({length: count}, () => 1))],
  [`${count} by 1 / rank`, shared(Array.from({length: count}, (_, i) => 1 / (i + 1)))],
]));

/** As many values of a law as asked for. */
export const sampleOf = (random: Random, draw: Draw, size: number): Float64Array => {
  const values = new Float64Array(size);
  for (let i = 0; i < size; i++) values[i] = draw(random);
  return values;
};

/** How often each category occurs in a sample of this size. */
export const countsOf = (random: Random, shares: readonly number[], size: number): number[] => {
  let left = size, rest = 1;
  return shares.map((share, i) => {
    const count = i === shares.length - 1 ? left : random.binomial(left, Math.min(1, share / rest));
    left -= count;
    rest -= share;
    return count;
  });
};
