import {type Coverage, labelCoverage} from "../comparison/label-coverage.ts";
import type {Compared} from "../comparison/comparison.ts";
import {verifiedConfusion} from "../comparison/verified-confusion.ts";
import type {AnyMeasure} from "../measure/measure.ts";
import {percent} from "../measure/percent.ts";
import {chiSquareHomogeneity} from "../stats/chi-square-homogeneity.ts";
import {hitsByClass, marginsOf, ratioOf, recall} from "../stats/confusion.ts";
import {contingency} from "../stats/contingency.ts";
import type {Outcome} from "../profile/outcome/outcome.ts";
import type {Result} from "./result.ts";
import {says} from "./says.ts";

/** What it means for measured performance that labels are still to come. */
export interface Maturity {
  /** Which table lacks labels, and how many. */
  readonly states: readonly string[];
  /** How labels come so unevenly that measures of the labelled rows are biased; null where they do not. */
  readonly bias: string | null;
}

/** How far a share may be off before it is called biased, and how sure it must be that labels come unevenly. */
const limits = {off: 0.02, p: 0.001};

/** The maturity of both tables; null when labels have come for at least `coverage` of either one's predicted rows. */
export function maturityOf({plan, reference, current}: Compared, coverage: number): Maturity | null {
  const sides = [{name: "the reference", side: reference}, {name: "the current table", side: current}].flatMap(({name, side}) => {
    const found = labelCoverage(plan, side.outcome);
    return found && found.labelled > 0 && found.labelled < coverage * found.rows ? [{name, outcome: side.outcome, found}] : [];
  });
  if (sides.length === 0) return null;
  return {
    states: sides.map(({name, found}) => `immature: in ${name} labels have come for ${percent(found.labelled / found.rows)} of the predicted rows`),
    bias: sides.map(({outcome, found}) => biasOf(outcome, found)).find((one) => one !== null) ?? null,
  };
}

function biasOf(outcome: Outcome | null, {parts}: Coverage): string | null {
  if (outcome?.type !== "classification" || parts.length < 2) return null;
  const table = contingency(parts.map(({labelled}) => labelled), parts.map(({rows, labelled}) => rows - labelled));
  if ((chiSquareHomogeneity(table)?.p ?? 1) > limits.p) return null;
  const by = (a: number, b: number): number => parts[b].labelled / parts[b].rows - parts[a].labelled / parts[a].rows;
  const order = parts.map((_, k) => k).sort(by), [most, least] = [parts[order[0]], parts[order[order.length - 1]]];
  const uneven = `labels have come for ${percent(most.labelled / most.rows)} of the rows predicted ${JSON.stringify(most.predicted)} and for ` +
    `${percent(least.labelled / least.rows)} of those predicted ${JSON.stringify(least.predicted)}`;
  const off = correction(outcome.confusion);
  if (off === null) return `${uneven}, so the labelled rows cannot stand for all`;
  return Math.abs(off.corrected - off.naive) <= limits.off ? null
    : `${uneven}: ${off.of} is ${inThree(off.naive)} in the labelled rows, and ${inThree(off.corrected)} when they are weighed to stand for all`;
}

const inThree = (value: number): string => String(Number(value.toPrecision(3)));

interface Correction {
  readonly of: string;
  readonly naive: number;
  readonly corrected: number;
}

/** The share (of hits, or of a class found) that weighing labelled rows by prediction moves most; null where it cannot be done. */
function correction(confusion: Float64Array): Correction | null {
  const width = Math.sqrt(confusion.length), classes = width - 1, labelled = new Float64Array(classes * classes);
  for (let actual = 0; actual < classes; actual++) for (let said = 0; said < classes; said++) labelled[actual * classes + said] = confusion[actual * width + said];
  const verified = verifiedConfusion({confusion, resampled: null}, classes);
  if (verified === null) return null;
  const sharesOf = (counts: Float64Array): (number | undefined)[] => {
    const {n, right} = marginsOf({classes, counts});
    return [ratioOf({part: right, whole: n}), ...hitsByClass({classes, counts}).map((hits) => ratioOf(recall(hits)))];
  };
  const [naive, corrected] = [labelled, verified.counts].map(sharesOf);
  const moved = naive.flatMap((share, k): Correction[] => {
    const other = corrected[k];
    return share === undefined || other === undefined ? [] : [{of: k === 0 ? "accuracy" : "the recall of a class", naive: share, corrected: other}];
  });
  return moved.reduce((most, one) => Math.abs(one.corrected - one.naive) > Math.abs(most.corrected - most.naive) ? one : most);
}

/** Whether a result is about rows that have a label: how good the model is, what rows were, how each kind of them was scored. */
export const restsOnLabels = ({topic, measure, parameters: {by}}: Pick<Result, "topic" | "measure" | "parameters">): boolean =>
  topic === "performance" || topic === "segments" || topic === "target" || (measure === "score-by-class-change" && by === "actual");

/** A result of measured performance with what the labels that are still to come mean for it. */
export function matured(result: Result, maturity: Maturity | null, {givenPrediction = false}: Pick<AnyMeasure, "givenPrediction">): Result {
  if (maturity === null || result.estimated || result.score === null) return result;
  const told = {...result, detail: [result.detail, ...maturity.states].filter(Boolean).join("; ")};
  const {verification} = result.parameters;
  if (maturity.bias === null || givenPrediction || (verification ?? "none") !== "none") return told;
  const unsettled = {...told, detail: maturity.bias, verdict: "unknown" as const, reason: "labels-immature" as const, settles: null};
  return {...unsettled, says: says(unsettled, undefined)};
}
