import {drawnShareInterval} from "../../stats/clusters.ts";
import {proportionInterval} from "../../stats/proportion-interval.ts";
import type {Figure} from "./view.ts";

/** What leaves a run for people: three digits. */
export const threeDigits = (value: number): number => Number(value.toPrecision(3));

/** A share for a drawing: thousandths. */
export const thousandths = (share: number): number => Math.round(share * 1000) / 1000;

/** A share of rows, with the same of each drawing of their clusters; null where rows stand for themselves. */
interface Share {
  readonly part: number;
  readonly whole: number;
  readonly drawn: readonly {readonly part: number; readonly whole: number}[] | null;
}

/** A proportion with Wilson's interval, or that of its clusters, in thousandths; null of nothing, and with too few clusters. */
export function proportion({part, whole, drawn}: Share): Figure | null {
  const interval = whole === 0 ? undefined : drawn ? drawnShareInterval({part, whole, drawn}) : proportionInterval(part, whole);
  return interval ? {value: thousandths(part / whole), interval: [thousandths(interval[0]), thousandths(interval[1])]} : null;
}
