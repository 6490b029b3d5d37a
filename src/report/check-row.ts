import type {Tone} from "../chart/verdict-icon.ts";
import type {CheckOf, Result, Run} from "../result/result.ts";
import {shownName} from "./phrase.ts";
import {toneOf, toneRank} from "./tone.ts";

/** One answered check as outlets list it. */
export interface CheckRow {
  readonly check: CheckOf;
  readonly result: Result;
  readonly tone: Tone;
  /** What it was asked of: a column, a segment, both, or the whole. */
  readonly where: string;
}

/** What became of the checks of a run, worst first; those of one verdict in the order of their suites. */
export const checkRows = ({results}: Run): CheckRow[] => results
  .flatMap((result): CheckRow[] => result.check ? [{check: result.check, result, tone: toneOf(result), where: whereOf(result)}] : [])
  .sort((a, b) => toneRank(a.tone) - toneRank(b.tone));

function whereOf({column, segment}: Result): string {
  const part = segment === null ? "" : Object.entries(segment).map(([name, label]) => `${name} = ${label}`).join(", ");
  return [column === null ? "" : shownName(column), part].filter(Boolean).join(", ") || "all rows";
}

/** The word for how a check came out; no labels or values at all is as unknown as too few. */
export const checkWord: Readonly<Record<Tone, string>> = {fail: "failed", warn: "warns", unknown: "unknown", none: "unknown", ok: "ok"};
