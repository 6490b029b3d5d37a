import type {Tone} from "../chart/verdict-icon.ts";
import {judgedOn} from "../result/over.ts";
import type {ColumnSummary, Distribution, Result, Run, Topic} from "../result/result.ts";
import {toneOf, toneRank} from "./tone.ts";

/** All that was judged about one column under one topic: its worst result leads. */
export interface ColumnGroup {
  /** Where the column stands on the page. */
  readonly id: string;
  readonly topic: Topic;
  /** Null for what concerns the table as a whole. */
  readonly name: string | null;
  readonly role: string | null;
  readonly tone: Tone;
  readonly lead: Result;
  /** The other results on all rows, worst first. */
  readonly others: readonly Result[];
  /** Results on parts of the rows, worst first. */
  readonly segments: readonly Result[];
  readonly summary: ColumnSummary | undefined;
  readonly distribution: Distribution | undefined;
}

/** How far the effect is past the limit that fails it: 1 at the limit; 0 where there is none. */
export function severity(result: Result): number {
  const {effect, limits, infinite, worse} = judgedOn(result);
  if (infinite) return Infinity;
  const limit = limits.fail ?? limits.warn;
  if (effect.score === null || limit === undefined) return 0;
  if (worse === "lower") return limit === 0 ? 0 : limit / Math.max(effect.score, 1e-9);
  return limit === 0 ? (effect.score > 0 ? 2 + effect.score : 0) : Math.abs(effect.score) / Math.abs(limit);
}

const worstFirst = (a: Result, b: Result): number => toneRank(toneOf(a)) - toneRank(toneOf(b));

/** The results of some topics by topic and column, worst column first. */
export function columnGroups(run: Run, topics: readonly Topic[]): ColumnGroup[] {
  const byKey = new Map<string, Result[]>();
  for (const result of run.results) {
    if (!topics.includes(result.topic)) continue;
    const key = JSON.stringify([result.topic, result.column]);
    const found = byKey.get(key);
    if (found) found.push(result);
    else byKey.set(key, [result]);
  }
  const summaries = new Map(run.columns.map((one) => [one.name, one]));
  const drawings = new Map(run.distributions.map((one) => [one.column, one]));
  const groups = [...byKey.values()].map((results): ColumnGroup => {
    const whole = results.filter(({segment}) => segment === null).sort(worstFirst);
    const segments = results.filter(({segment}) => segment !== null).sort(worstFirst);
    const [lead, ...others] = whole.length > 0 ? whole : segments;
    const name = lead.column;
    return {
      id: "", topic: lead.topic, name, role: lead.role, tone: toneOf(lead), lead, segments,
      others: whole.length > 0 ? others : [],
      summary: name === null ? undefined : summaries.get(name), distribution: name === null ? undefined : drawings.get(name),
    };
  });
  const places = new Map<Topic, number>();
  return groups.sort(byBadness).map((group) => {
    // Counted within the topic, so that a column has the same id whichever topics it was asked for with.
    const place = (places.get(group.topic) ?? 0) + 1;
    places.set(group.topic, place);
    return {...group, id: `${group.topic}-${place}`};
  });
}

/** Every topic, in the order in which they are read. */
export const everyTopic: readonly Topic[] = ["performance", "segments", "target", "prediction", "drift", "business", "quality"];

const subjects: ReadonlyMap<Topic, string> = new Map([["performance", "the model"], ["segments", "the groups"], ["prediction", "the model’s decisions"]]);

/** What a group is about, in words: a column by its name, else the model, its groups or the table. */
export function subjectOf({name, topic, summary}: ColumnGroup): string {
  if (name === null) return subjects.get(topic) ?? "the table as a whole";
  // What is derived from several columns is in no schema.
  if (summary === undefined && name === "(error)") return "The model’s errors";
  return summary === undefined && name === "(margin)" ? "The model’s margin" : name;
}

const importance = ({summary}: ColumnGroup): number => summary?.importance ?? 1;

const byBadness = (a: ColumnGroup, b: ColumnGroup): number => toneRank(a.tone) - toneRank(b.tone)
  || importance(b) - importance(a) || descending(severity(a.lead), severity(b.lead)) || byName(a.name ?? "", b.name ?? "");

const descending = (a: number, b: number): number => a === b ? 0 : a < b ? 1 : -1;
const byName = (a: string, b: string): number => a === b ? 0 : a < b ? -1 : 1;
