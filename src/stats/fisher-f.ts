// Fisher's F law.
import {betaTail} from "./beta.ts";

/** The upper tail P(F > f) of Fisher's law with d1 and d2 degrees of freedom; NaN unless both are positive. */
export const fisherFSf = (f: number, d1: number, d2: number): number => {
  if (!(d1 > 0 && d2 > 0) || Number.isNaN(f)) return NaN;
  if (f <= 0) return 1;
  if (f === Infinity) return 0;
  const ratio = f * (d1 / d2);
  return betaTail({x: 1 / (1 + ratio), y: ratio > 1 ? 1 / (1 + 1 / ratio) : ratio / (1 + ratio), a: d2 / 2, b: d1 / 2});
};
