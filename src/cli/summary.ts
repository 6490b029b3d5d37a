import type {Tone} from "../chart/verdict-icon.ts";
import {type ColumnGroup, columnGroups, everyTopic, subjectOf} from "../report/column-group.ts";
import type {Phrase} from "../report/phrase.ts";
import {openingSentence} from "../report/sentence.ts";
import {resultWord, toneOf} from "../report/tone.ts";
import type {Result, Run} from "../result/result.ts";
import {cut, painter, safe, type Style} from "./terminal.ts";

/** How a verdict is marked on a terminal. */
export const marks: Readonly<Record<Tone, readonly [mark: string, style: Style]>> = {
  fail: ["✗", "red"], warn: ["!", "yellow"], unknown: ["?", "cyan"], none: ["·", "dim"], ok: ["✓", "green"],
};

// More would push the sentence off the screen; the report has them all.
const most = 10;
const widest = 32;

/** What a person wants to read on the terminal: the sentence, then the worst columns with what was found. */
export function summary(run: Run, stream: NodeJS.WriteStream): string[] {
  const paint = painter(stream);
  const groups = columnGroups(run, everyTopic);
  const bad = groups.filter(({tone}) => tone === "fail" || tone === "warn");
  const columns = [...Map.groupBy(bad, (group) => group.name ?? subjectOf(group)).values()], shown = columns.slice(0, most);
  const width = Math.max(0, ...shown.map(([group]) => nameOf(group).length));
  // A column that both moved and is at fault is named once.
  const lines = (groups: readonly ColumnGroup[]): string[] => groups.flatMap(found).map((result, i) => {
    const tone = toneOf(result), [mark, style] = marks[tone];
    const name = i === 0 ? paint(style, `${mark} ${nameOf(groups[0]).padEnd(width)}`) : " ".repeat(width + 2);
    return `  ${name}  ${paint("dim", resultWord(result, tone).padEnd(14))}  ${safe(result.says)}`;
  });
  return [
    paint("bold", safe(spokenText(openingSentence(run)))),
    ...(shown.length > 0 ? ["", ...shown.flatMap(lines)] : []),
    ...(columns.length > most ? [`  and ${columns.length - most} more`] : []),
  ];
}

/** What is said of a group: the worst; of a target whether it has new labels as well, for they are wrong whatever a model says. */
const found = ({topic, lead, others}: ColumnGroup): Result[] =>
  [lead, ...topic === "target" ? others.filter((other) => other.measure === "new-categories" && ["fail", "warn"].includes(other.verdict)) : []];

const nameOf = ({name, ...group}: ColumnGroup): string =>
  name === null ? group.topic === "quality" ? "(the table)" : `(${subjectOf({name, ...group})})` : name === "" ? "(no name)" : cut(safe(name), widest);

/** A sentence as plain text, the column names as they are. */
const spokenText = (phrase: Phrase): string =>
  phrase.map((part) => typeof part === "string" ? part : part.note ? `${part.name} (${part.note})` : part.name).join("");
