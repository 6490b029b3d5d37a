import type {Evidence, Score} from "../measure/measure.ts";
import type {Draft} from "./draft.ts";
import {type Held, heldOf} from "./held.ts";
import {type BoundedCase, type Case, firstLimit, judgeBounds, judgeCase, type Judgement, rowsToClear, rowsToSettle} from "./judge.ts";
import type {Result} from "./result.ts";

/** What is said of a score: what limits were held against, the verdict, and the rows that would settle an unknown. */
export interface Said extends Judgement {
  readonly held: Held | null;
  readonly settles: Result["settles"];
}

/**
 * What the verdict on a draft rests on. A suite may ask for a number that its measure only shows, or for its change: then on the
 * interval, and on the bare number where there is none.
 */
export function evidenceKind({question: {demand, of}, evidenceMeasure: {evidence, judges = "score"}}: Draft, held: Held | null): Evidence {
  if (!demand || evidence === "fact") return evidence;
  if (demand.strict) return "fact";
  if (evidence === "interval" || (evidence === "test" && (of === "score") === (judges === "score"))) return evidence;
  return held?.interval ? "interval" : "fact";
}

/** The verdict on a score, by the limits of its measure or by what a suite demands. */
export function verdictOf(draft: Draft, score: Score, {pAdjusted, rows}: {
  readonly pAdjusted: number | null; readonly rows: Result["n"];
}): Said {
  const {question: {limits, level, of, demand}, effectMeasure: {worse}} = draft, held = heldOf(of, score);
  const isAsked = demand?.bounds ?? firstLimit(limits) !== undefined;
  if (!held) return {held, settles: null, ...(isAsked ? untold(score) : {verdict: "ok", reason: null})};
  const evidence = evidenceKind(draft, held), n = rows.reference ?? 0, m = rows.current ?? 0;
  const atMost = (said: Judgement): Judgement => said.verdict === "fail" && demand?.severity === "warn" ? {...said, verdict: "warn"} : said;
  const withReason = (said: Judgement): Judgement =>
    said.reason === "too-few-rows" && held.interval === null && score.unsure ? {...said, reason: score.unsure} : said;
  if (demand?.bounds) {
    const it: BoundedCase = {
      bounds: demand.bounds, value: held.value, interval: held.interval, pAdjusted, level, evidence: evidence === "none" ? "fact" : evidence,
    };
    const said = withReason(judgeBounds(it)), alone = of === "score" && (score.reference !== undefined || score.n?.reference === undefined);
    return {held, ...atMost(said), settles: said.verdict === "unknown" ? rowsToClear(it, {n, m, alone}) : null};
  }
  const it: Case = {evidence, pAdjusted, level, effect: held.value, interval: held.interval, limits, worse};
  const said = withReason(judgeCase(it));
  return {held, ...atMost(said), settles: said.verdict === "unknown" ? rowsToSettle(it, n, m) : null};
}

/** A change is judged, and the reference has nothing to change from, or nothing that it could be a part of. */
const untold = ({reference}: Score): Judgement => ({verdict: "unknown", reason: reference === undefined ? "no-reference" : "not-computable"});
