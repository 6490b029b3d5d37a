import {count} from "../chart/number.ts";
import type {Tone} from "../chart/verdict-icon.ts";
import {type Reason, reasons} from "../comparison/unknown.ts";
import type {Result, Run} from "../result/result.ts";
import {advice, changeAdvice, type Advice} from "./advice.ts";
import {type ColumnGroup, columnGroups} from "./column-group.ts";
import {listed, type Named, type Phrase} from "./phrase.ts";
import {namedOf} from "./sentence.ts";
import {toneOf, toneRank} from "./tone.ts";

/** One thing to do, and why. */
export interface Step {
  readonly tone: Tone;
  readonly what: Phrase;
  readonly why: string;
}

/** What to do next, most urgent first: derived from what failed, then from what could not be told. */
export function nextSteps(run: Run): Step[] {
  const groups = columnGroups(run, ["drift", "target", "prediction", "quality"]);
  return [...findings(groups), ...mixed(groups), ...untold(groups)];
}

interface Found {
  readonly result: Result;
  readonly column: Named;
}

/** Columns that failed (or warned) in the same way share one step. */
function findings(groups: readonly ColumnGroup[]): Step[] {
  const found = groups.flatMap((group) => [group.lead, ...group.others].map((result): Found => ({result, column: namedOf(group)})))
    .filter(({result}) => result.verdict === "fail" || result.verdict === "warn");
  const byAdvice = new Map<Advice, Found[]>();
  for (const one of found) {
    const key = adviceFor(one.result);
    byAdvice.set(key, [...byAdvice.get(key) ?? [], one]);
  }
  return [...byAdvice].map(([{what, why, rank}, all]) => {
    const columns = distinct(all.map(({column}) => column));
    const tone = all.some(({result}) => result.verdict === "fail") ? "fail" as const : "warn" as const;
    return {rank, step: {tone, what: around(what, columns), why: columns.length === 1 ? [sentence(all[0].result.says), why].join(" ") : why}};
  }).sort((a, b) => toneRank(a.step.tone) - toneRank(b.step.tone) || a.rank - b.rank).map(({step}) => step);
}

const adviceFor = ({measure, topic}: Result): Advice => advice.get(measure) ?? changeAdvice[topic];

const sentence = (text: string): string => text === "" || /[.!?]$/.test(text) ? text : `${text}.`;

const around = (what: string, columns: readonly Named[]): Phrase => {
  const [before, after = ""] = what.split("{columns}");
  return [before, ...(what.includes("{columns}") ? listed(columns) : []), after];
};

const distinct = (columns: readonly Named[]): Named[] => [...new Map([...columns].reverse().map((one) => [one.name, one])).values()].reverse();

/** A changed mix of sites can by itself move everything that differs between sites. */
function mixed(groups: readonly ColumnGroup[]): Step[] {
  const changed = groups.filter(({topic, tone}) => topic === "drift" && tone === "fail");
  const mix = changed.find(({role}) => role === "segment");
  const moved = changed.filter((group) => group !== mix && group.distribution?.edges !== undefined);
  if (!mix || moved.length === 0) return [];
  return [{
    tone: "fail", what: ["Compare ", ...listed(moved.map(namedOf)), " within each ", namedOf(mix)],
    why: "The mix of the groups changed, and that alone can move everything that differs between them. What stays put within each group has not really changed.",
  }];
}

/** Unknowns by what would settle them: more rows, or something else that the reason names. */
function untold(groups: readonly ColumnGroup[]): Step[] {
  const unknown = groups.filter(({lead}) => lead.verdict === "unknown");
  const forRows = unknown.filter(({lead}) => lead.settles !== null);
  const byReason = new Map<Reason, ColumnGroup[]>();
  for (const group of unknown) {
    const {reason, settles} = group.lead;
    if (settles === null && reason !== null) byReason.set(reason, [...byReason.get(reason) ?? [], group]);
  }
  const others = [...byReason].map(([reason, some]): Step =>
    ({tone: toneOf(some[0].lead), what: around(remedies[reason] ?? "Look into {columns}", some.map(namedOf)), why: `As it is, ${reasons[reason] ?? reason}.`}));
  return [...(forRows.length > 0 ? [moreRows(forRows)] : []), ...others];
}

function moreRows(groups: readonly ColumnGroup[]): Step {
  const wanted = Math.max(...groups.map(({lead}) => lead.settles?.current ?? 0));
  const held = Math.min(...groups.map(({lead}) => lead.n.current ?? 0));
  const reference = Math.max(...groups.map(({lead}) => (lead.settles?.reference ?? 0) > (lead.n.reference ?? 0) ? lead.settles?.reference ?? 0 : 0));
  const more = Math.max(1, wanted - held);
  return {
    tone: "unknown", what: [`Collect about ${count(roundUp(more))} more rows to judge `, ...listed(groups.map(namedOf))],
    why: `${count(roundUp(wanted))} current rows would settle ${groups.length === 1 ? "it" : "all of them"} if nothing changes further${
      reference > 0 ? `; the reference should hold ${count(roundUp(reference))}` : ""}. Until then this is neither an all-clear nor an alarm.`,
  };
}

/** Two digits, rounded up: no more is known. */
const roundUp = (rows: number): number => {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, rows))) - 1);
  return Math.ceil(rows / unit) * unit;
};

const remedies: Readonly<Record<Reason, string>> = {
  "no-reference": "Give a reference that holds {columns}",
  "missing-column": "Bring back {columns}, or change the schema",
  "no-values": "Find out why there are no values in {columns}",
  "constant": "Check whether {columns} can hold one value only",
  "too-few-rows": "Collect more rows to judge {columns}",
  "near-limit": "Collect more rows to judge {columns}",
  "needs-exact": "Compare the tables themselves for {columns}",
  "needs-rows": "Compare the tables themselves for {columns}",
  "wrong-kind": "Check the kind that the schema gives {columns}",
  "not-declared": "Declare in the schema what {columns} may hold",
  "too-many-categories": "Group the labels of {columns}, or raise the plan's cap",
  "not-computable": "Choose another measure for {columns}",
  "unresolvable-level": "Allow more resamples, or a larger level, for {columns}",
};
