import {isDeepStrictEqual} from "node:util";
import type {Cell, LabelFact, Row} from "../data/event.ts";

/** The revision of a label that came without one: it says more of what is known, or the same, and never something else. */
export const untold = 0;

/** Whether all that a row says stands in another. */
const isIn = (row: Row, other: Row): boolean => Object.entries(row).every(([name, cell]) => Object.hasOwn(other, name) && isDeepStrictEqual(cell, other[name]));

const contradicts = (row: Row, other: Row): boolean => Object.entries(row).some(([name, cell]) => Object.hasOwn(other, name) && !isDeepStrictEqual(cell, other[name]));

const highest = (facts: readonly LabelFact[]): LabelFact | undefined =>
  facts.reduce<LabelFact | undefined>((best, one) => best && best.revision > one.revision ? best : one, undefined);

const both = (before: Row, now: Row): Row => Object.assign(Object.create(null) as Record<string, Cell>, before, now);

/**
 * A label as it is to be kept, given what is known of its event: what a message does not speak of stays as it was, so that a cost may
 * come weeks after the diagnosis. The same again is the same fact again; something else needs a revision higher than those known.
 */
export function foldedLabel(sent: LabelFact, known: readonly LabelFact[]): LabelFact {
  const holding = highest(known);
  if (sent.revision === untold) return holding ? untoldRevision(sent, holding) : {...sent, revision: 1};
  const same = known.find(({revision}) => revision === sent.revision);
  if (same) return same.retracted === sent.retracted && isIn(sent.row, same.row) ? same : sent;
  const before = highest(known.filter(({revision}) => revision < sent.revision));
  return before && !before.retracted && !sent.retracted ? {...sent, row: both(before.row, sent.row)} : sent;
}

function untoldRevision(sent: LabelFact, holding: LabelFact): LabelFact {
  if (sent.retracted === holding.retracted && isIn(sent.row, holding.row)) return holding;
  if (sent.retracted || holding.retracted || contradicts(sent.row, holding.row)) return {...sent, revision: holding.revision};
  return {...sent, revision: holding.revision + 1, row: both(holding.row, sent.row)};
}
