import {proportionInterval} from "../../stats/proportion-interval.ts";
import type {Figure} from "./view.ts";

/** What leaves a run for people: three digits. */
export const threeDigits = (value: number): number => Number(value.toPrecision(3));

/** A share for a drawing: thousandths. */
export const thousandths = (share: number): number => Math.round(share * 1000) / 1000;

/** A proportion with Wilson's interval, in thousandths; null of nothing. */
export function proportion(count: number, n: number, level: number): Figure | null {
  if (n === 0) return null;
  const [low, high] = proportionInterval(count, n, {level});
  return {value: thousandths(count / n), interval: [thousandths(low), thousandths(high)]};
}
