import type {Compared} from "../comparison/comparison.ts";
import {measureIn} from "../measure/index.ts";
import {adjust} from "../stats/multiplicity.ts";
import {evidenceP, isAnswer, type Probability, resultOf} from "./answer.ts";
import {type Draft, draftOf, questionsOf} from "./draft.ts";
import {type Longer, type Merged, readOver, wantsRows} from "./longer.ts";
import {matured, type Maturity, maturityOf, restsOnLabels} from "./maturity.ts";
import {toldOver} from "./over.ts";
import type {Result, Topic} from "./result.ts";
import type {Settings} from "./settings.ts";
import {suiteQuestions} from "./suite-questions.ts";

/** All topics, in the order of a run. */
export const topics: readonly Topic[] = ["performance", "segments", "target", "prediction", "drift", "business", "quality"];

/** Everything that is asked of two tables, with what was read for it: the costly part of judging. */
export interface Asked {
  readonly compared: Compared;
  readonly settings: Settings;
  /** By topic. */
  readonly drafts: readonly (readonly Draft[])[];
}

/** Asks the questions of the preset, or those of suites. */
export function ask(compared: Compared, settings: Settings): Asked {
  const all = settings.gate ? suiteQuestions(compared, settings, settings.gate.suites) : questionsOf(compared, settings);
  const drafts = topics.map((topic) => {
    const asked = all.filter((question) => question.topic === topic);
    const tests = asked.filter(({check, find}) => ["test", "interval"].includes(find(check.evidence).evidence)).length;
    return asked.map((question) => draftOf(question, compared, tests)).filter(isAnswer);
  });
  return {compared, settings, drafts};
}

/**
 * Answers what was asked. What the rows leave open is asked of longer stretches as well, where there are any: each such question is
 * one more test of its topic. More tests may leave open what fewer had told, so it goes on until nothing new is open.
 */
export function answer(asked: Asked, longer?: Longer): Result[] {
  return asked.drafts.flatMap((drafts) => {
    const tried = new Set<Draft>(), merged = new Map<Draft, Merged>();
    for (;;) {
      const results = adjusted(drafts, merged, asked);
      const open = longer ? drafts.filter((draft, i) => wantsRows(results[i]) && !tried.has(draft)) : [];
      if (!longer || open.length === 0) return results;
      for (const draft of open) {
        const found = readOver(draft, longer, 2 * drafts.length);
        if (found) merged.set(draft, found);
        tried.add(draft);
      }
    }
  });
}

/** The answers to the questions of one topic, all of their p-values adjusted together. */
function adjusted(drafts: readonly Draft[], merged: ReadonlyMap<Draft, Merged>, {compared, settings}: Asked): Result[] {
  const ps = new Map([...drafts, ...[...merged.values()].map(({draft}) => draft)].map((draft) => [draft, evidenceP(draft)]));
  const tested = [...ps].flatMap(([draft, p]) => p === null ? [] : [{draft, p}]), after = adjust(tested.map(({p}) => p), settings.adjust);
  const byDraft = new Map(tested.map(({draft}, i) => [draft, after[i]]));
  const resultIn = (draft: Draft, table: Compared): Result => {
    const probability: Probability = {p: ps.get(draft) ?? null, pAdjusted: byDraft.get(draft) ?? null};
    const result = resultOf(draft, probability, settings);
    return restsOnLabels(result) ? matured(result, maturityIn(table, settings), measureIn(settings.measures, result.measure)) : result;
  };
  return drafts.map((draft) => {
    const alone = resultIn(draft, compared), found = merged.get(draft);
    return found ? toldOver(alone, resultIn(found.draft, found.stretch.compared), found.stretch) : alone;
  });
}

const known = new WeakMap<Compared, Maturity | null>();

/** The maturity of two tables, which many results ask for. */
function maturityIn(compared: Compared, {labels}: Settings): Maturity | null {
  const found = known.get(compared);
  if (found !== undefined) return found;
  const maturity = maturityOf(compared, labels.coverage);
  known.set(compared, maturity);
  return maturity;
}
