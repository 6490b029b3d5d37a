import type {Compared} from "../comparison/comparison.ts";
import {cauchyCombination} from "../stats/combination.ts";
import type {Result, Topic, TopicVerdict, Verdict} from "./result.ts";

const order: readonly Verdict[] = ["ok", "unknown", "warn", "fail"];

/** The worst of some verdicts; a finding outweighs an unknown, an unknown outweighs an ok. */
export const worstVerdict = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce<Verdict>((worst, verdict) => order.indexOf(verdict) > order.indexOf(worst) ? verdict : worst, "ok");

const judgedByLimits: ReadonlySet<Topic> = new Set<Topic>(["performance", "segments", "business"]);

/** Whether a figure of the model or of the business is told only, for want of limits to judge it by. */
export const isShownOnly = ({topic, limits = {}, check}: Pick<Result, "topic"> & Partial<Pick<Result, "limits" | "check">>): boolean =>
  judgedByLimits.has(topic) && limits.warn === undefined && limits.fail === undefined && check === undefined;

/**
 * The verdict of one topic: fail when a column fails (for drift: when failing columns hold `tableShare` of the importance), warn when
 * any column warns or fails, unknown when more columns are unknown than ok. Null when nothing of the topic was to be judged.
 */
export function topicVerdict(topic: Topic, all: readonly Result[], {compared, tableShare}: {
  readonly compared: Compared; readonly tableShare: number;
}): TopicVerdict | null {
  const results = all.filter((result) => result.topic === topic && !isShownOnly(result));
  if (results.length === 0) return null;
  const columns = new Map<string, Verdict[]>();
  for (const {column, measure, verdict} of results) {
    // What is asked of the table as a whole: its data are one part, but each question about the model stands for itself.
    const name = column ?? (topic === "quality" ? "" : `\0${measure}`);
    columns.set(name, [...columns.get(name) ?? [], verdict]);
  }
  const weight = new Map(compared.columns.map(({name, plan}) => [name, plan.schema.importance ?? 1]));
  const counts = {ok: 0, warn: 0, fail: 0, unknown: 0};
  let [failing, total] = [0, 0];
  for (const [name, verdicts] of columns) {
    const verdict = worstVerdict(verdicts);
    counts[verdict]++;
    total += weight.get(name) ?? 1;
    if (verdict === "fail") failing += weight.get(name) ?? 1;
  }
  const failingShare = total > 0 ? failing / total : 0;
  const verdict = overall(counts, topic !== "drift" || failingShare >= tableShare);
  const ps = results.flatMap(({p, over}) => [p, over?.p ?? null]).filter((p) => p !== null);
  return {
    topic, verdict, reason: verdict === "unknown" ? results.find((result) => result.reason)?.reason ?? null : null,
    columns: columns.size, counts, failingShare, p: ps.length > 0 ? cauchyCombination(ps) : null,
    says: sentence(topic, counts, columns.size),
  };
}

function overall({fail, warn, unknown, ok}: TopicVerdict["counts"], enough: boolean): Verdict {
  if (fail > 0 && enough) return "fail";
  if (fail + warn > 0) return "warn";
  return unknown > ok ? "unknown" : "ok";
}

const asked: Readonly<Record<Topic, readonly [one: string, many: string, bad: string]>> = {
  drift: ["measurement", "measurements", "changed"], target: ["outcome", "outcomes", "changed"],
  prediction: ["prediction", "predictions", "changed"], quality: ["part of the data", "parts of the data", "at fault"],
  performance: ["question about the model", "questions about the model", "found it worse"],
  segments: ["question about groups", "questions about groups", "found one worse off"],
  business: ["business figure", "business figures", "changed for the worse"],
};

function sentence(topic: Topic, {fail, warn, unknown}: TopicVerdict["counts"], columns: number): string {
  const [one, many, bad] = asked[topic];
  const changed = fail + warn === 0 && columns === 1 ? `No ${one} ${bad}`
    : `${fail + warn === 0 ? "None" : fail + warn} of ${columns} ${columns === 1 ? one : many} ${bad}`;
  return unknown === 0 ? `${changed}.` : `${changed}; ${unknown} could not be told.`;
}
