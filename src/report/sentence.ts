import {count} from "../chart/number.ts";
import type {Tone} from "../chart/verdict-icon.ts";
import type {Run, Topic} from "../result/result.ts";
import {type ColumnGroup, columnGroups} from "./column-group.ts";
import {listed, type Named, type Phrase, shownName, spoken} from "./phrase.ts";

/** The first sentences of a report: what a person who reads nothing else should know. */
export function openingSentence(run: Run): Phrase {
  const of = (topic: Topic): ColumnGroup[] => columnGroups(run, [topic]);
  const [drift, quality] = [of("drift"), of("quality")];
  const outcomes = [...of("target"), ...of("prediction")];
  if (run.current.rows === 0) return ["The current table has no rows, so nothing could be judged."];
  if (drift.length + quality.length + outcomes.length === 0) return ["Nothing was judged: no column was asked about."];
  const parts = [
    drift.length > 0 ? driftSentence(drift, run) : [],
    outcomes.length > 0 && (drift.length === 0) ? outcomeSentence(outcomes, run) : [],
    quality.length > 0 ? qualitySentence(quality, run, drift.length + outcomes.length > 0) : [],
  ].filter((part) => part.length > 0);
  return parts.flatMap((part, i) => i === 0 ? part : [" ", ...part]);
}

const names = (groups: readonly ColumnGroup[]): Named[] => groups.map((group) => {
  const bad = [group.lead, ...group.others].filter(({verdict}) => verdict === "fail" || verdict === "warn");
  const onlyMissing = bad.length > 0 && bad.every(({measure}) => measure === "missing-shift");
  return onlyMissing ? {...namedOf(group), note: "missing cells"} : namedOf(group);
});

/** A group's column as it is named in a sentence. */
export const namedOf = ({name, id}: ColumnGroup): Named => ({name: name === null ? "the table as a whole" : shownName(spoken(name), 48), id});

const since = (run: Run): string => /train/i.test(run.reference.name) ? "since training" : "from the reference";

const withTone = (groups: readonly ColumnGroup[], ...tones: readonly Tone[]): ColumnGroup[] => groups.filter(({tone}) => tones.includes(tone));

function driftSentence(groups: readonly ColumnGroup[], run: Run): Phrase {
  const all = groups.length;
  const measurements = all === 1 ? "measurement" : "measurements";
  const [fail, warn, unknown, none] = (["fail", "warn", "unknown", "none"] as const).map((tone) => withTone(groups, tone));
  const changed: Phrase = fail.length > 0
    ? [`${count(fail.length)} of ${count(all)} ${measurements} changed ${since(run)}: `, ...listed(names(fail)), "."]
    : warn.length > 0 ? [`${count(warn.length)} of ${count(all)} ${measurements} changed slightly ${since(run)}: `, ...listed(names(warn)), "."]
    : unknown.length + none.length === all ? [] : [steady(all, unknown.length + none.length, since(run))];
  const slightly: Phrase = fail.length > 0 && warn.length > 0 ? [` ${count(warn.length)} changed slightly: `, ...listed(names(warn)), "."] : [];
  return [...changed, ...slightly, ...untold(unknown, {all, rows: run.current.rows, first: changed.length === 0}), ...empty(none, all)];
}

const steady = (all: number, untold: number, from: string): string => untold === 0
  ? (all === 1 ? `The one measurement did not change beyond its limit ${from}.` : `None of ${count(all)} measurements changed beyond its limit ${from}.`)
  : `No change beyond the limits was found ${from} in ${count(all - untold)} of ${count(all)} measurements.`;

/** Those that cannot be told, and with how many rows when that is why. */
function untold(groups: readonly ColumnGroup[], {all, rows, first}: {readonly all: number; readonly rows: number; readonly first: boolean}): Phrase {
  if (groups.length === 0) return [];
  const forRows = groups.every(({lead}) => lead.reason === "too-few-rows" || lead.reason === "near-limit");
  const why = forRows ? ` with ${count(rows)} ${rows === 1 ? "row" : "rows"}` : "";
  if (groups.length === all) return [all === 1 ? `The one measurement could not be judged${why}.` : `None of ${count(all)} measurements could be judged${why}.`];
  return [`${first ? "" : " "}${count(groups.length)} could not be judged${why}.`];
}

function empty(groups: readonly ColumnGroup[], all: number): Phrase {
  if (groups.length === 0) return [];
  if (groups.length === all) return ["There was nothing to compare: no measurement had values on both sides."];
  return [` ${count(groups.length)} had nothing to compare: `, ...listed(names(groups)), "."];
}

const outcomeWords: Readonly<Record<Tone, string>> = {
  fail: "changed", warn: "changed slightly", ok: "did not change beyond its limit", unknown: "could not be judged", none: "held no values to judge",
};

function outcomeSentence(groups: readonly ColumnGroup[], run: Run): Phrase {
  const first = groups.slice(0, 4).flatMap((group, i): Phrase =>
    [`${i === 0 ? "The " : "; the "}${group.topic} `, namedOf(group), ` ${outcomeWords[group.tone]}${i === 0 && group.tone !== "none" && group.tone !== "unknown" ? ` ${since(run)}` : ""}`]);
  return [...first, groups.length > 4 ? `; ${groups.length - 4} more are below.` : "."];
}

function qualitySentence(groups: readonly ColumnGroup[], run: Run, second: boolean): Phrase {
  const [bad, doubtful] = [withTone(groups, "fail"), withTone(groups, "warn")];
  const columns = Math.max(run.columns.length, groups.filter(({name}) => name !== null).length);
  if (bad.length === 0 && doubtful.length === 0) {
    const judged = withTone(groups, "ok").length;
    if (judged === 0) return [second ? "The quality of the data could not be judged." : "The data could not be checked."];
    return [second ? "No problems were found in the data." : `No problems were found in ${count(columns)} columns and ${count(run.current.rows)} rows.`];
  }
  const inColumns = bad.filter(({name}) => name !== null);
  const problems: Phrase = bad.length === 0 ? [] : second || inColumns.length === 0
    ? [`${second ? "The data themselves have problems" : "Problems were found"} in `, ...listed(names(bad)), "."]
    : [`${count(inColumns.length)} of ${count(columns)} columns ${inColumns.length === 1 ? "has" : "have"} problems: `, ...listed(names(inColumns)), ".",
      inColumns.length < bad.length ? " So has the table as a whole." : ""];
  const doubts: Phrase = doubtful.length === 0 || (second && bad.length > 0) ? []
    : [bad.length > 0 ? ` ${count(doubtful.length)} more ${doubtful.length === 1 ? "is" : "are"} doubtful: ` : "The data are doubtful in ", ...listed(names(doubtful)), "."];
  return [...problems, ...doubts];
}
