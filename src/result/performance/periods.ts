import type {Compared} from "../../comparison/comparison.ts";
import type {Outcome} from "../../profile/outcome/outcome.ts";
import type {Profile} from "../../profile/profile.ts";
import type {Settings} from "../settings.ts";
import {coverageOf} from "./coverage.ts";
import {type MainMeasure, scoresOf} from "./main-scores.ts";
import type {Coverage, PeriodRow, PeriodView} from "./view.ts";

const mostPeriods = 120;

/** Estimates are for the newest periods whose labels are still to come: they are learnt anew for each, which takes its time. */
const mostEstimated = 12;

const lacks = ({rows, labelled}: Coverage): boolean => labelled < 0.95 * rows;

/** How the model did in each period of both tables, in the order of time; null without a timestamp. */
export function periodsOf(compared: Compared, measures: readonly MainMeasure[], settings: Settings): PeriodView | null {
  const {plan, reference, current} = compared;
  if (plan.period === null || !current.periods || current.periods.size === 0) return null;
  const listed = [...entriesOf("reference", reference), ...entriesOf("current", current)];
  const kept = listed.slice(-mostPeriods);
  const unlabelled = kept.filter(({side, outcome}) => side === "current" && lacks(coverageOf(outcome))).slice(-mostEstimated);
  const rows = kept.map((entry): PeriodRow => {
    const {side, start, outcome} = entry, {rows: all, labelled} = coverageOf(outcome), least = Math.max(1, settings.minCell);
    const asked = unlabelled.includes(entry) ? measures : measures.filter(({measure}) => !measure.estimated);
    const scores = scoresOf({...compared, current: {...compared[side], outcome, periods: null}}, asked, settings);
    return {
      side, start: new Date(start).toISOString(), rows: all < least ? null : all, labelled: labelled > 0 && labelled < least ? null : labelled,
      scores: scores.map((score, i) => (measures[i].measure.estimated ? all : labelled) >= least ? score
        : {value: null, interval: null, reference: null, reason: labelled === 0 ? "no-labels" : "too-few-rows"}),
    };
  });
  return {length: plan.period, rows, leftOut: listed.length - kept.length};
}

const entriesOf = (side: PeriodRow["side"], {periods}: Profile): {side: PeriodRow["side"]; start: number; outcome: Outcome}[] =>
  [...periods ?? []].map(([start, outcome]) => ({side, start, outcome}));
