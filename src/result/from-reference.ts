import type {ColumnPair, Compared} from "../comparison/comparison.ts";
import {selfCompared, selfPaired} from "../comparison/self.ts";
import {isUnknown, type Unknown} from "../comparison/unknown.ts";
import {changesBetween} from "../measure/change.ts";
import type {Reading} from "../measure/measure.ts";

/** The reference in the place of the current table, so that a measure of one table says what it would of the reference. */
export const asReference = (subject: ColumnPair | Compared): ColumnPair | Compared =>
  "columns" in subject ? selfCompared(subject) : selfPaired(subject);

/** A reading with its change from the reference's, as far as the measure does not tell it itself. */
export function withChange(now: Reading, before: Reading | Unknown): Reading {
  if (isUnknown(before)) return now;
  const {score} = now, reference = score.reference ?? before.score.value;
  return {...now, score: {...score, reference, change: {...changesBetween(score, before.score), ...score.change}}};
}
