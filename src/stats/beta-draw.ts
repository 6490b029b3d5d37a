// Random draws from the gamma and beta laws.
import type {Random} from "./random.ts";

/** A draw from the gamma law of this shape and scale 1, 0 where the shape is (Marsaglia and Tsang 2000). */
export const gammaDraw = (random: Random, shape: number): number => {
  if (!(shape > 0)) return 0;
  // Below 1 a draw of one shape more is scaled back.
  if (shape < 1) return gammaDraw(random, shape + 1) * random.next() ** (1 / shape);
  const d = shape - 1 / 3, c = 1 / Math.sqrt(9 * d);
  while (true) {
    const x = random.normal(), v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < x * x / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
};

/** A draw from the beta law with these two shape parameters. */
export const betaDraw = (random: Random, a: number, b: number): number => {
  const x = gammaDraw(random, a), y = gammaDraw(random, b);
  return x + y > 0 ? x / (x + y) : random.next() < a / (a + b) ? 1 : 0;
};
