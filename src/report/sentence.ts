import {count} from "../chart/number.ts";
import type {Tone} from "../chart/verdict-icon.ts";
import type {Run, Topic} from "../result/result.ts";
import {isShownOnly} from "../result/topic.ts";
import {type ColumnGroup, columnGroups, subjectOf} from "./column-group.ts";
import {modelSentence} from "./performance-sentence.ts";
import {listed, type Named, type Phrase, shownName, spoken} from "./phrase.ts";

/** The first sentences of a report: what a person who reads nothing else should know. */
export function openingSentence(run: Run): Phrase {
  const of = (topic: Topic): ColumnGroup[] => columnGroups(run, [topic]);
  const [drift, quality] = [of("drift"), of("quality")];
  const outcomes = [...of("target"), ...of("prediction")], model = modelSentence(run), business = of("business");
  if (run.current.rows === 0) return ["The current table has no rows, so nothing could be judged."];
  if (drift.length + quality.length + outcomes.length + model.length + business.length === 0) return ["Nothing was judged: no column was asked about."];
  const parts = [
    model, drift.length > 0 ? driftSentence(drift, run) : [],
    outcomes.length > 0 && drift.length === 0 ? outcomeSentence(outcomes, run) : [],
    business.length === 0 ? [] : businessSentence(business),
    quality.length === 0 ? [] : drift.length + outcomes.length + model.length > 0 ? alsoQuality(quality, names(drift).some(({note}) => note !== undefined)) : qualitySentence(quality, run),
  ].filter((part) => part.length > 0);
  const all = [...parts, overSentence(run)].filter((part) => part.length > 0);
  return all.flatMap((part, i) => i === 0 ? part : [" ", ...part]);
}

/** How many verdicts are of more than this window. */
function overSentence({results}: Run): Phrase {
  const over = results.flatMap((result) => result.over && result.verdict !== "unknown" ? [result.over] : []), lengths = over.map(({windows}) => windows);
  if (over.length === 0) return [];
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)], [{called}] = over, one = called.slice(0, -1);
  const stretch = `the last ${least === most ? count(least) : `${count(least)} to ${count(most)}`} ${called}`;
  return [`${count(over.length)} ${over.length === 1 ? "verdict is" : "verdicts are"} told over ${stretch}, for this ${one} has too few rows.`];
}

/** Columns as they are named in a sentence; one that changed in nothing but its missing cells says so. */
const names = (groups: readonly ColumnGroup[]): Named[] => groups.map((group) => {
  const bad = [group.lead, ...group.others].filter(({verdict}) => verdict === "fail" || verdict === "warn");
  const onlyMissing = bad.length > 0 && bad.every(({measure}) => measure === "missing-shift");
  return onlyMissing ? {...namedOf(group), note: "missing cells"} : namedOf(group);
});

/** A group's column as it is named in a sentence. */
export const namedOf = (group: ColumnGroup): Named =>
  ({name: group.name === null ? subjectOf(group) : shownName(spoken(subjectOf(group)), 48), id: group.id});

const since = (run: Run): string => /train/i.test(run.reference.name) ? "since training" : "from the reference";

const withTone = (groups: readonly ColumnGroup[], wanted: Tone): ColumnGroup[] => groups.filter(({tone}) => tone === wanted);

function driftSentence(groups: readonly ColumnGroup[], run: Run): Phrase {
  const [fail, warn, unknown, none] = (["fail", "warn", "unknown", "none"] as const).map((tone) => withTone(groups, tone));
  const first = changes(groups.length, {fail, warn, untold: unknown.length + none.length, from: since(run)});
  const slightly: Phrase = fail.length > 0 && warn.length > 0
    ? [` ${count(warn.length)} changed slightly: `, ...listed(names(warn)), "."] : [];
  const space = first.length > 0 ? " " : "";
  return [...first, ...slightly, ...untold(unknown, groups.length, {run, space}), ...empty(none, groups.length)];
}

interface Changes {
  readonly fail: readonly ColumnGroup[];
  readonly warn: readonly ColumnGroup[];
  readonly untold: number;
  readonly from: string;
}

function changes(all: number, {fail, warn, untold: open, from}: Changes): Phrase {
  const [some, how] = fail.length > 0 ? [fail, "changed"] : [warn, "changed slightly"];
  const measurements = all === 1 ? "measurement" : "measurements";
  if (some.length > 0) {
    return [`${count(some.length)} of ${count(all)} ${measurements} ${how} ${from}: `, ...listed(names(some)), "."];
  }
  if (open === all) return [];
  if (open > 0) return [`No change beyond the limits was found ${from} in ${count(all - open)} of ${count(all)} measurements.`];
  if (all === 1) return [`The one measurement did not change beyond its limit ${from}.`];
  return [`None of ${count(all)} measurements changed beyond its limit ${from}.`];
}

/** Those that cannot be told, and with how many rows when that is why. */
function untold(groups: readonly ColumnGroup[], all: number, {run: {current: {rows, clusters}, cluster}, space}: {run: Run; space: string}): Phrase {
  if (groups.length === 0) return [];
  const from = cluster !== undefined && clusters !== undefined && clusters < rows ? ` and ${count(clusters)} values of ${spoken(cluster)}` : "";
  const forRows = groups.every(({lead}) => lead.reason === "too-few-rows" || lead.reason === "near-limit");
  const why = forRows ? ` with ${count(rows)} ${rows === 1 ? "row" : "rows"}${from}` : "";
  if (groups.length < all) return [`${space}${count(groups.length)} could not be judged${why}.`];
  if (all === 1) return [`The one measurement could not be judged${why}.`];
  return [`None of ${count(all)} measurements could be judged${why}.`];
}

function empty(groups: readonly ColumnGroup[], all: number): Phrase {
  if (groups.length === 0) return [];
  if (groups.length === all) return ["There was nothing to compare: no measurement had values on both sides."];
  return [` ${count(groups.length)} had nothing to compare: `, ...listed(names(groups)), "."];
}

const outcomeWords: Readonly<Record<Tone, string>> = {
  fail: "changed", warn: "changed slightly", ok: "did not change beyond its limit", unknown: "could not be judged",
  none: "held no values to judge",
};

/** Target and prediction one by one: there are few of them. */
function outcomeSentence(groups: readonly ColumnGroup[], run: Run): Phrase {
  const most = 4;
  const told = groups.slice(0, most).flatMap((group, i): Phrase => {
    const judged = group.tone !== "none" && group.tone !== "unknown";
    const from = i === 0 && judged ? ` ${since(run)}` : "";
    return [i === 0 ? "The " : "; the ", ...outcomeOf(group), ` ${outcomeWords[group.tone]}${from}`];
  });
  return [...told, groups.length > most ? `; ${groups.length - most} more are below.` : "."];
}

/** "target diagnosis", "model's errors"; a column that is named after what it is needs no second name. */
function outcomeOf(group: ColumnGroup): Phrase {
  const named = namedOf(group), subject = subjectOf(group);
  if (group.name === null || subject !== group.name) return [{...named, name: subject.replace(/^the /i, "")}];
  return named.name === group.topic ? [named] : [`${group.topic} `, named];
}

/** What decisions cost and bring. */
function businessSentence(groups: readonly ColumnGroup[]): Phrase {
  const [bad, doubtful] = [withTone(groups, "fail"), withTone(groups, "warn")], found = bad.length > 0 ? bad : doubtful;
  if (found.length > 0) return [bad.length > 0 ? "Changed for the worse: " : "Slightly worse: ", ...listed(names(found)), "."];
  if (groups.every(({lead}) => isShownOnly(lead))) return ["The business figures are shown, not judged: they have no limits."];
  if (withTone(groups, "ok").length === 0) return ["The business figures could not be judged."];
  return ["No business figure changed for the worse beyond its limit."];
}

/** The data's quality when that is all that was asked about. */
function qualitySentence(groups: readonly ColumnGroup[], run: Run): Phrase {
  const [bad, doubtful] = [withTone(groups, "fail"), withTone(groups, "warn")];
  const columns = count(Math.max(run.columns.length, groups.filter(({name}) => name !== null).length));
  if (bad.length + doubtful.length === 0) {
    return withTone(groups, "ok").length === 0 ? ["The data could not be checked."]
      : [`No problems were found in ${columns} columns and ${count(run.current.rows)} rows.`];
  }
  if (bad.length === 0) return ["The data are doubtful in ", ...listed(names(doubtful)), "."];
  const inColumns = bad.filter(({name}) => name !== null);
  const problems: Phrase = inColumns.length === 0 ? ["Problems were found in ", ...listed(names(bad)), "."] : [
    `${count(inColumns.length)} of ${columns} columns ${inColumns.length === 1 ? "has" : "have"} problems: `,
    ...listed(names(inColumns)), inColumns.length < bad.length ? ". So has the table as a whole." : ".",
  ];
  if (doubtful.length === 0) return problems;
  const more = ` ${count(doubtful.length)} more ${doubtful.length === 1 ? "is" : "are"} doubtful: `;
  return [...problems, more, ...listed(names(doubtful)), "."];
}

/** The data's quality in one sentence after another, of which one may have `told` of missing cells. */
function alsoQuality(groups: readonly ColumnGroup[], told: boolean): Phrase {
  const [bad, doubtful] = [withTone(groups, "fail"), withTone(groups, "warn")];
  if (bad.length > 0) return ["The data themselves have problems in ", ...listed(names(bad)), "."];
  if (doubtful.length > 0) return ["The data are doubtful in ", ...listed(names(doubtful)), "."];
  if (withTone(groups, "ok").length > 0) return [`No ${told ? "other " : ""}problems were found in the data.`];
  return ["The quality of the data could not be judged."];
}
