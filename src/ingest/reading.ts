import {Fault} from "./fault.ts";
import type {Item} from "./item.ts";
import type {Check} from "./shape.ts";

/** An item that could not be taken in, with what was sent. */
export interface Rejection extends Pick<Fault, "path" | "reason"> {
  /** Its place in the request, from 0. */
  readonly index: number;
  /** What was sent, as JSON or as it came. */
  readonly raw: string;
}

/** What became of the items of a request, one by one. */
export interface Reading<Fact> {
  readonly facts: readonly Fact[];
  /** The place of each fact in the request. */
  readonly indices: readonly number[];
  readonly rejected: readonly Rejection[];
  /** What was sent for the i-th fact, as JSON. */
  readonly rawOf?: (i: number) => string;
}

/** Reads items one by one: a bad one is answered by itself and hurts no other. */
export function readItems<Wire, Fact extends object>(
  items: readonly Item[], check: Check, read: (wire: Wire) => Fact | Fault,
): Reading<Fact> {
  const facts: Fact[] = [], indices: number[] = [], rejected: Rejection[] = [];
  items.forEach((item, index) => {
    if ("fault" in item) {
      rejected.push(rejectionOf(item.fault, index, item.raw));
      return;
    }
    const fact = check(item.value) ?? read(item.value as Wire);
    if (Fault.is(fact)) rejected.push(rejectionOf(fact, index, rawOf(item.value)));
    else {
      facts.push(fact);
      indices.push(index);
    }
  });
  const sent = (i: number): string => {
    const item = items[indices[i]];
    return "fault" in item ? item.raw : rawOf(item.value);
  };
  return {facts, indices, rejected, rawOf: sent};
}

const rejectionOf = ({path, reason}: Fault, index: number, raw: string): Rejection => ({index, path, reason, raw});

/** A value as JSON again; what is nested too deep for that is not kept. */
export function rawOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}
