import type {Outcome} from "../../profile/outcome/outcome.ts";
import {placeOfSum} from "../../sketch/errors.ts";
import type {Coverage} from "./view.ts";

/** Rows of an outcome, and those that hold both a label and a prediction. */
export function coverageOf(outcome: Outcome | null): Coverage {
  if (outcome === null) return {rows: 0, labelled: 0};
  if (outcome.type === "regression") {
    return {rows: outcome.predicted.reduce((sum, count) => sum + count, outcome.unpredicted), labelled: outcome.errors.sums[placeOfSum.n]};
  }
  const {confusion} = outcome, width = Math.sqrt(confusion.length), known = width - 1;
  let rows = 0, labelled = 0;
  confusion.forEach((count, place) => {
    rows += count;
    if (place % width < known && Math.floor(place / width) < known) labelled += count;
  });
  return {rows, labelled};
}
