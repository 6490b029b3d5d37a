import {html, type Markup} from "../chart/html.ts";
import {amount, count, noNumber, share, signed} from "../chart/number.ts";
import {shortened} from "../chart/shortened.ts";
import type {SideSummary} from "../result/result.ts";
import {bdi, numberMarkup} from "./mark.ts";

/** One field of the quality table: how either side is shown, and how the difference is. */
export interface QualityField {
  readonly head: string;
  readonly show: (side: SideSummary) => Markup;
  readonly change?: (before: SideSummary, after: SideSummary) => string;
  /** The only kinds of column that have it; all, when absent. */
  readonly kinds?: readonly string[];
}

type Counter = "empty" | "nan" | "infinite" | "mismatched";

/** A part of a side's rows as a share of them. */
export const ofRows = (part: number, {rows}: SideSummary): number => rows > 0 ? part / rows : 0;

const zero = html`<span class="zero">0</span>`;

/** A change of a share, in points of a hundred. */
function points(before: number, after: number): string {
  const difference = Number(((after - before) * 100).toFixed(1));
  return difference === 0 ? "" : `${signed(amount(difference), difference)} points`;
}

const missing: QualityField = {
  head: "Missing", show: (side) => side.missing === 0 ? zero : numberMarkup(ofRows(side.missing, side), share),
  change: (before, after) => points(ofRows(before.missing, before), ofRows(after.missing, after)),
};

/** Counters that are zero in sound data: shown as fields where they are not, else told in a sentence. */
export const rareCounters: readonly (readonly [key: Counter, head: string, said: string])[] = [
  ["empty", "Empty", "empty"], ["nan", "Not a number", "not a number"], ["infinite", "Infinite", "infinite"],
  ["mismatched", "Wrong kind", "of the wrong kind"],
];

const counter = ([key, head]: (typeof rareCounters)[number]): QualityField => ({
  head, show: (side) => side[key] === 0 ? zero : numberMarkup(side[key], count),
  change: (before, after) => points(ofRows(before[key], before), ofRows(after[key], after)),
});

const numeric = (head: string, of: (side: SideSummary) => number | null): QualityField =>
  ({head, kinds: ["numeric"], show: (side) => numberMarkup(of(side), (value) => amount(value, 4))});

/** Distinct numbers grow with the rows, so only of labels does a difference say something. */
const distinct: QualityField = {
  head: "Distinct", show: (side) => html`${side.distinctError !== null && "≈ "}${numberMarkup(side.distinct, count)}`,
  change(before, after) {
    if (before.distinct === null || after.distinct === null || before.mean !== null) return "";
    return signed(count(after.distinct - before.distinct), after.distinct - before.distinct);
  },
};

const mean: QualityField = {
  ...numeric("Mean", (side) => side.mean),
  change(before, after) {
    const moved = meanShift(before, after);
    return moved === null || Math.abs(moved) < 0.005 ? "" : `${signed(amount(Number(moved.toFixed(2))), moved)} sd`;
  },
};

const spread: QualityField = {
  ...numeric("Spread (sd)", (side) => side.sd),
  change(before, after) {
    if (!before.sd || after.sd === null) return "";
    const factor = Number((after.sd / before.sd).toFixed(2));
    return factor === 1 ? "" : `× ${amount(factor)}`;
  },
};

const mostCommon: QualityField = {
  head: "Most common", kinds: ["categorical", "boolean"],
  show: ({mostCommon: label, mostCommonShare}) => label === null ? html`<span class="nothing">${noNumber}</span>`
    : html`${bdi(shortened(label, 24) || "(empty)")} <span class="range">${share(mostCommonShare)}</span>`,
  change(before, after) {
    if (before.mostCommon === null || after.mostCommon === null) return "";
    if (before.mostCommon !== after.mostCommon) return "another one";
    return points(before.mostCommonShare ?? 0, after.mostCommonShare ?? 0);
  },
};

/** How far the mean moved, in the reference's standard deviations. */
export const meanShift = (before: SideSummary | null, after: SideSummary | null): number | null =>
  before && after && before.mean !== null && after.mean !== null && before.sd ? (after.mean - before.mean) / before.sd : null;

/** The fields of the table; of the rare counters only those that some side needs. */
export const qualityFields = (sides: readonly SideSummary[]): QualityField[] => [
  missing, ...rareCounters.filter(([key]) => sides.some((side) => side[key] > 0)).map(counter), distinct, mean, spread,
  numeric("Low", (side) => side.low), numeric("High", (side) => side.high), mostCommon,
];
