import type {Kpi} from "../store/facts.ts";
import {Fault} from "./fault.ts";
import type {Receiving} from "./receiving.ts";
import {readTime} from "./time.ts";

/** An aggregate value of the wire, once its shape holds. */
export interface WireKpi {
  readonly name: string;
  readonly value: number;
  readonly from: string | number;
  readonly to: string | number;
  readonly revision?: number;
}

/** Turns an aggregate value of the wire into a fact. */
export function readKpi({name, value, from, to, revision = 1}: WireKpi, {model, received}: Receiving): Kpi | Fault {
  const start = readTime(from, "/from"), end = readTime(to, "/to");
  if (typeof start !== "number") return start;
  if (typeof end !== "number") return end;
  if (end <= start) return new Fault("/to", "the end is not behind the beginning");
  return {model, name, window: {start, end}, revision, received, value};
}
