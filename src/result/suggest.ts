import type {ColumnPair, Compared} from "../comparison/comparison.ts";
import {clustered} from "../comparison/clustered.ts";
import {filled} from "../comparison/filled.ts";
import {type OrderedPair, orderedPair} from "../comparison/ordered-pair.ts";
import {isUnknown} from "../comparison/unknown.ts";
import {measureById} from "../measure/index.ts";
import {type AnyMeasure, optionsOf, read, type Score} from "../measure/measure.ts";
import {performanceChecks, topicOfRole} from "../measure/preset.ts";
import type {Condition, SuiteCheck} from "../measure/suite.ts";
import {normalQuantile} from "../stats/normal.ts";
import {mostExpected, mostOutside} from "../stats/prediction-limit.ts";
import {quantileWeighted} from "../stats/quantile.ts";
import {inWords} from "./says.ts";

/** A check with the reason for its limit, for the person who reads the suite. */
export interface Suggestion {
  readonly check: SuiteCheck;
  readonly because: string;
}

/** For which tables limits are made. */
export interface SuggestOptions {
  /** Rows that a table to be checked will have. */
  readonly rows: number;
  /** How often a table of so many rows in which nothing has changed shall pass all checks. */
  readonly confidence: number;
}

/** What a draft of a check needs: the limits of chance at the level of one check. */
interface Draft {
  readonly because: string;
  readonly check: (alpha: number) => SuiteCheck;
}

/**
 * Checks with limits that sampling alone breaks in at most 1 - confidence of tables, whatever their number (Bonferroni). They are made
 * from the reference compared with itself, and hold the sampling error of both; so the bare number is held against them. Where more or
 * less is better, the better side stays open.
 */
export function suggestedChecks(itself: Compared, {rows, confidence}: SuggestOptions): Suggestion[] {
  const ofColumns = itself.columns.flatMap((pair) => columnDrafts(pair, rows / Math.max(1, itself.reference.rows)));
  const drafts = [...ofColumns, ...modelDrafts(itself, rows)], alpha = (1 - confidence) / Math.max(1, drafts.length);
  return [
    {check: {measure: "row-count", condition: {of: "score", min: 1}, required: true}, because: "a table of no rows passes nothing"},
    {check: {measure: "missing-column", columns: "all"}, because: "every column is there"},
    ...drafts.map(({check, because}) => ({check: check(alpha), because})),
  ];
}

const strict = (column: string, measure: string, condition: Omit<Condition, "of">): SuiteCheck =>
  ({measure, columns: [column], condition: {of: "score", ...condition}, strict: true});

/** `share` is how many rows will come for each row of the reference. */
function columnDrafts(pair: ColumnPair, share: number): Draft[] {
  const {name, plan: {schema}, reference} = pair, {design = 1} = clustered(pair, "missing");
  if (!reference || reference.presence.rows === 0 || design === Infinity) return [];
  const {rows} = reference.presence, there = filled(reference.presence), lost = rows - there, {n, m} = telling({n: rows, m: rows * share}, design);
  const missing: Draft = {
    because: `${lost} of ${rows} cells are missing`,
    check: (alpha) => strict(name, "missing-share", {max: upward(mostExpected({count: Math.round(lost / design), n, m}, alpha) / m)}),
  };
  // Outcomes often come later, and nothing is kept of ids and texts.
  const isWatched = topicOfRole[schema.role] !== null && there > 1;
  return [...schema.role === "target" ? [] : [missing], ...isWatched ? valueDrafts(pair, {n: there, m: there * share}) : []];
}

/** Filled cells of the reference, and of a table to come. */
interface Sizes {
  readonly n: number;
  readonly m: number;
}

/** Whole numbers of rows that tell as much, where rows come in clusters and `design` of them tell as much as one. */
const telling = ({n, m}: Sizes, design: number): Sizes => ({n: Math.max(1, Math.round(n / design)), m: Math.max(1, Math.round(m / design))});

function valueDrafts(pair: ColumnPair, all: Sizes): Draft[] {
  const {name, plan: {schema}, reference} = pair, {design = 1} = clustered(pair, reference?.type === "categorical" ? "labels" : "numbers");
  if (design === Infinity) return [];
  const told = telling(all, design), n = Math.max(2, told.n), m = Math.max(2, told.m);
  if (reference?.type === "categorical") {
    const {counts, buckets} = reference.categories, once = [...counts.values()].filter((count) => count <= design).length;
    // The share of labels never seen is about that of labels seen once (Good 1953, Biometrika 40:237), by one patient where rows are visits.
    return buckets ? [] : [{
      because: `${counts.size} labels, of which ${once} ${design > 1 ? "seem to be of one cluster" : "occur once"}: so many new ones are to be expected`,
      check: (alpha) => strict(name, "new-categories", {max: upward(mostExpected({count: once, n, m}, alpha) / m)}),
    }];
  }
  if (reference?.type !== "numeric" || schema.kind === "datetime") return [];
  const content = 1 - mostOutside({n, m: 1e6}, 0.05) / 1e6, range: Draft = {
    because: `the reference's range, which holds at least ${inWords(100 * content)} % of such values (95 % sure)`,
    check: (alpha) => strict(name, "out-of-range-share", {max: upward(mostOutside({n, m}, alpha) / m)}),
  };
  const itself = orderedPair.of({...pair, current: reference}, {});
  return [range, ...schema.role === "target" || isUnknown(itself) ? [] : [medianDraft(name, itself, {n, m})]];
}

/** How far the median may move, whatever the law: from the values whose ranks are as far from the middle as chance takes it. */
function medianDraft(name: string, {pair: {values, reference}, plan: {scale}, exact, cellShare}: OrderedPair, {n, m}: Sizes): Draft {
  const middle = quantileWeighted(values, reference, 0.5), at = (p: number): number => (quantileWeighted(values, reference, p) - middle) / scale;
  return {
    because: "as far as the middle value of so many rows strays by chance",
    check: (alpha) => {
      const ranks = normalQuantile(1 - alpha / 2) * Math.sqrt((1 / n + 1 / m) / 4) + 1 / Math.min(n, m) + (exact ? 0 : cellShare);
      // With so few rows that any value may be the middle one, the ends of the reference are the best there is.
      return strict(name, "quantile-shift", {min: downward(at(Math.max(0, 0.5 - ranks))), max: upward(at(Math.min(1, 0.5 + ranks)))});
    },
  };
}

/** Limits on how good the model is, on the side that is worse. */
function modelDrafts(itself: Compared, rows: number): Draft[] {
  const {plan: {task}, reference} = itself;
  if (task === null) return [];
  return performanceChecks[task.type].flatMap(({effect, options}): Draft[] => {
    const measure = measureById(effect), found = read(measure, itself, {options: optionsOf(measure, options)});
    if (isUnknown(found) || !found.score.interval || measure.estimated) return [];
    return [modelDraft(measure, found.score, {share: rows / Math.max(1, reference.rows), options})];
  });
}

function modelDraft(measure: AnyMeasure, score: Score, {share, options}: {readonly share: number; readonly options: SuiteCheck["options"]}): Draft {
  const {id, worse, range, unit} = measure, isSigned = worse === "higher" && range[0] < 0;
  // How far a signed number is off is told by its change alone.
  const of = isSigned ? "change" : "score", value = isSigned ? 0 : score.value;
  const [low, high] = (isSigned ? score.change?.difference?.interval : score.interval) ?? [value, value];
  // An interval of the reference's change from itself is as wide as two of its own.
  const one = isSigned ? Math.SQRT1_2 : 1, wider = (alpha: number): number => one * Math.sqrt(1 + 1 / share) * normalQuantile(1 - alpha) / 1.959963984540054;
  const least = (alpha: number): number => Math.max(isSigned ? -Infinity : range[0], downward(value - (value - low) * wider(alpha)));
  const most = (alpha: number): number => Math.min(range[1], upward(value + (high - value) * wider(alpha)));
  return {
    because: `${inWords(score.value)}${unit === "" || unit === "share" ? "" : ` ${unit}`} in the reference`,
    check: (alpha) => ({
      measure: id, ...(options && {options}), strict: true,
      condition: {of, ...(worse !== "higher" && {min: least(alpha)}), ...(worse !== "lower" && {max: most(alpha)})},
    }),
  };
}

/** Three digits, rounded so that the limit only gets wider. */
function upward(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(x))) - 2);
  return Number((Math.ceil(x / unit - 1e-9) * unit).toPrecision(3));
}

const downward = (x: number): number => 0 - upward(-x);
