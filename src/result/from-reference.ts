import type {ColumnPair, Compared} from "../comparison/comparison.ts";
import {selfCompared, selfPaired} from "../comparison/self.ts";
import {isUnknown, type Unknown} from "../comparison/unknown.ts";
import type {Reading} from "../measure/measure.ts";
import {differenceInterval} from "../stats/difference-interval.ts";

/** The reference in the place of the current table, so that a measure of one table says what it would of the reference. */
export const asReference = (subject: ColumnPair | Compared): ColumnPair | Compared =>
  "columns" in subject ? selfCompared(subject) : selfPaired(subject);

/** A reading with its change from the reference's, for a measure that does not tell it itself. */
export function withChange(now: Reading, before: Reading | Unknown): Reading {
  if (isUnknown(before)) return now;
  const {score} = now, {value: reference, interval} = before.score;
  const both = score.interval && interval;
  const change = {
    value: score.value - reference,
    ...(both && {interval: differenceInterval({value: score.value, interval: score.interval}, {value: reference, interval})}),
  };
  return {...now, score: {...score, reference, change}};
}
