import type {Confusion, ConfusionPair} from "../../comparison/confusion-pair.ts";
import {proportion} from "./rounded.ts";
import type {ClassRates, ClassRow, ConfusionSide, ConfusionView, Figure} from "./view.ts";

/** More classes than this cannot be read as a matrix: the rarest are gathered. */
const mostClasses = 10;
const others = "(other classes)";

/** How small counts are treated. */
export interface Care {
  readonly minCell: number;
}

/** Both confusion matrices as they may be shown. */
export function confusionView({classes, reference, current}: ConfusionPair, {minCell}: Care): ConfusionView {
  const places = gathered(classes, [reference, current].filter((side) => side !== null));
  const names = [...new Set(places)].sort((a, b) => a - b).map((place) => place === mostClasses ? others : classes[places.indexOf(place)]);
  const side = (confusion: Confusion | null): ConfusionSide | null =>
    confusion && shown(folded(confusion.counts, places, names.length), minCell);
  return {classes: names, reference: side(reference), current: side(current)};
}

/** The place of each class in the matrix: its own, or the last for the rarest. */
function gathered(classes: readonly string[], sides: readonly Confusion[]): number[] {
  const k = classes.length;
  if (k <= mostClasses) return classes.map((_, i) => i);
  const cases = classes.map((_, i) => sides.reduce((sum, {counts}) => sum + total(counts.subarray(i * k, (i + 1) * k)), 0));
  const kept = classes.map((_, i) => i).sort((a, b) => cases[b] - cases[a]).slice(0, mostClasses).sort((a, b) => a - b);
  return classes.map((_, i) => kept.includes(i) ? kept.indexOf(i) : mostClasses);
}

function folded(counts: Float64Array, places: readonly number[], size: number): number[][] {
  const table = Array.from({length: size}, () => Array.from({length: size}, () => 0)), k = places.length;
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) table[places[i]][places[j]] += counts[i * k + j];
  return table;
}

/** Counts that single rows stand behind are left out, and with them the sums that would give them away. */
function shown(table: readonly (readonly number[])[], minCell: number): ConfusionSide {
  const isSmall = (count: number): boolean => isHidden(count, minCell);
  const totals = table.map((row) => total(row));
  return {
    counts: table.map((row) => row.map((count) => isSmall(count) ? null : count)),
    shares: table.map((row, i) => row.map((count) => isSmall(count) || totals[i] === 0 ? null : Number((count / totals[i]).toPrecision(2)))),
    totals: totals.map((cases, i) => table[i].some(isSmall) ? null : cases),
  };
}

/** What was found of each class, and how much of what was called so was so. */
export function classRows({classes, reference, current}: ConfusionPair, care: Care): ClassRow[] {
  return classes.map((name, i) => {
    const side = (confusion: Confusion | null): ClassRates | null => confusion && rates(confusion, {at: i, size: classes.length}, care);
    return {class: name, reference: side(reference), current: side(current)};
  });
}

interface Tally {
  readonly hits: number;
  readonly cases: number;
  readonly called: number;
}

function tallied(counts: Float64Array, at: number, size: number): Tally {
  let cases = 0, called = 0;
  for (let k = 0; k < size; k++) {
    cases += counts[at * size + k];
    called += counts[k * size + at];
  }
  return {hits: counts[at * size + at], cases, called};
}

function rates({counts, resampled}: Confusion, {at, size}: {readonly at: number; readonly size: number}, {minCell}: Care): ClassRates | null {
  const all = tallied(counts, at, size), drawn = resampled?.map((one) => tallied(one, at, size)) ?? null, {hits, cases, called} = all;
  if (cases < minCell) return null;
  const part = (of: "cases" | "called"): Figure | null => {
    const share = {part: hits, whole: all[of], drawn: drawn && drawn.map((one) => ({part: one.hits, whole: one[of]}))};
    const figure = all[of] < minCell ? null : proportion(share);
    return figure && isHidden(all[of] - hits, minCell) ? twoDigits(figure) : figure;
  };
  const told = (of: number): number | null => isHidden(of, minCell) || isHidden(of - hits, minCell) ? null : of;
  return {cases: told(cases), called: told(called), found: part("cases"), right: part("called")};
}

const isHidden = (count: number, minCell: number): boolean => count > 0 && count < minCell;

/** Coarse enough not to give away how few the others are. */
const twoDigits = ({value, interval: [low, high]}: Figure): Figure => ({value: hundredths(value), interval: [hundredths(low), hundredths(high)]});

const hundredths = (share: number): number => Math.round(share * 100) / 100;

const total = (counts: ArrayLike<number>): number => Array.from(counts).reduce((sum, count) => sum + count, 0);
