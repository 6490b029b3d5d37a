import {count} from "../chart/number.ts";
import type {Tone} from "../chart/verdict-icon.ts";
import {type Reason, reasons} from "../comparison/unknown.ts";
import {judgedOn} from "../result/over.ts";
import type {Result, Run} from "../result/result.ts";
import {type Advice, advice, changeAdvice, estimateAdvice, explaining} from "./advice.ts";
import {type ColumnGroup, columnGroups, everyTopic} from "./column-group.ts";
import {listed, type Named, type Phrase, spoken} from "./phrase.ts";
import {remedies} from "./remedy.ts";
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
  const groups = columnGroups(run, everyTopic);
  return [...findings(groups), ...mixed(groups), ...untold(groups, run.cluster)];
}

interface Found {
  readonly result: Result;
  readonly column: Named;
}

/** Columns that failed (or warned) in the same way share one step. */
function findings(groups: readonly ColumnGroup[]): Step[] {
  const found = unexplained(groups.flatMap((group) => [group.lead, ...group.others]
    .filter(({verdict}) => verdict === "fail" || verdict === "warn").map((result): Found => ({result, column: namedOf(group)}))));
  const byAdvice = new Map<Advice, Found[]>();
  for (const one of found) {
    const key = one.result.estimated ? estimateAdvice : advice.get(one.result.measure) ?? changeAdvice[one.result.topic];
    byAdvice.set(key, [...byAdvice.get(key) ?? [], one]);
  }
  const steps = [...byAdvice].map(([{rank, ...words}, all]) => ({rank, step: stepOf(words, all)}));
  return steps.sort((a, b) => toneRank(a.step.tone) - toneRank(b.step.tone) || a.rank - b.rank).map(({step}) => step);
}

/** Leaves out what a stronger finding in the same column explains: one thing to do about it is enough. */
function unexplained(found: readonly Found[]): Found[] {
  const strength = ({result: {measure}}: Found): number =>
    explaining.includes(measure) ? explaining.indexOf(measure) : explaining.length;
  const strongest = new Map<string | null, number>();
  for (const one of found) {
    const {column} = one.result;
    strongest.set(column, Math.min(strength(one), strongest.get(column) ?? Infinity));
  }
  return found.filter((one) => one.result.column === null || strength(one) === strongest.get(one.result.column));
}

/** The step that some findings ask for; where it is about one column, its reason opens with what was found there. */
function stepOf({what, why}: Pick<Advice, "what" | "why">, found: readonly Found[]): Step {
  const columns = distinct(found.map(({column}) => column));
  const says = columns.length === 1 ? sentence(found[0].result.says) : "";
  return {
    tone: found.some(({result}) => result.verdict === "fail") ? "fail" : "warn",
    what: around(what, columns), why: [says, why].filter(Boolean).join(" "),
  };
}

const sentence = (text: string): string => text === "" || /[.!?]$/.test(text) ? text : `${text}.`;

/** The words with the columns in their place. */
function around(words: string, columns: readonly Named[]): Phrase {
  const [before, after] = words.split("{columns}");
  return after === undefined ? [before] : [before, ...listed(columns), after];
}

/** Each name once, the first of its kind. */
const distinct = (columns: readonly Named[]): Named[] =>
  columns.filter(({name}, i) => columns.findIndex((one) => one.name === name) === i);

/** A changed mix of sites can by itself move everything that differs between sites. */
function mixed(groups: readonly ColumnGroup[]): Step[] {
  const changed = groups.filter(({topic, tone}) => topic === "drift" && tone === "fail");
  const mix = changed.find(({role}) => role === "segment");
  const moved = changed.filter((group) => group !== mix && group.distribution?.edges !== undefined);
  if (!mix || moved.length === 0) return [];
  return [{
    tone: "fail", what: ["Compare ", ...listed(moved.map(namedOf)), " within each ", namedOf(mix)],
    why: "The mix of the groups changed, and that alone can move everything that differs between them. What stays put "
      + "within each group has not really changed.",
  }];
}

/** Unknowns by what would settle them: more rows, or something else that the reason names. */
function untold(groups: readonly ColumnGroup[], cluster: string | undefined): Step[] {
  const unknown = groups.filter(({lead}) => lead.verdict === "unknown");
  const forRows = unknown.filter(({lead}) => lead.settles !== null);
  const byReason = new Map<Reason, ColumnGroup[]>();
  for (const group of unknown) {
    const {reason, settles} = group.lead;
    if (settles === null && reason !== null) byReason.set(reason, [...byReason.get(reason) ?? [], group]);
  }
  const others = [...byReason].map(([reason, some]): Step => ({
    tone: toneOf(some[0].lead), what: around(remedies[reason] ?? "Look into {columns}", some.map(namedOf)),
    why: `As it is, ${reasons[reason] ?? reason}.`,
  }));
  return [...(forRows.length > 0 ? [moreRows(forRows, cluster)] : []), ...others];
}

/** So many times the rows there are nobody collects for a single answer. */
const outOfReach = 20;

function moreRows(groups: readonly ColumnGroup[], cluster: string | undefined): Step {
  const all = groups.map((group) => {
    const {settles, n: held} = judgedOn(group.lead), wanted = settles ?? {reference: 0, current: 0};
    return {group, wanted, held, isNear: wanted.current <= outOfReach * (held.current ?? 0)};
  });
  const near = all.filter(({isNear}) => isNear), asked = near.length > 0 ? near : all, far = all.length - asked.length;
  const wanted = Math.max(...asked.map((one) => one.wanted.current));
  const more = Math.max(1, wanted - Math.min(...asked.map(({held}) => held.current ?? 0)));
  const reference = Math.max(...asked.map(({wanted: {reference: rows}, held}) => rows > (held.reference ?? 0) ? rows : 0));
  const it = asked.length === 1 ? "it" : "all of them";
  const needs = asked.map((one) => one.wanted.current).sort((a, b) => a - b);
  const half = needs[Math.floor((needs.length - 1) / 2)];
  const sooner = wanted > 2 * half ? ` ${count(roundUp(half))} would settle half of them.` : "";
  const also = reference > 0 ? `; the reference should hold ${count(roundUp(reference))}` : "";
  const whose = cluster === undefined ? "" : ` Rows of new values of ${spoken(cluster)} are meant.`;
  const rest = far === 0 ? "" : ` ${count(far)} more ${far === 1 ? "lies" : "lie"} so near to a limit that it would take over ${outOfReach} times the rows there are.`;
  return {
    tone: "unknown", what: [`Collect about ${count(roundUp(more))} more rows to judge `, ...listed(asked.map(({group}) => namedOf(group)))],
    why: `${count(roundUp(wanted))} current rows would settle ${it} if nothing changes further${also}.${sooner}${whose}${rest} `
      + "Until then this is neither an all-clear nor an alarm.",
  };
}

/** Two digits, rounded up: no more is known. */
function roundUp(rows: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, rows))) - 1);
  return Math.ceil(rows / unit) * unit;
}
