import {printable} from "../chart/escape.ts";
import {between, count, scored, signed} from "../chart/number.ts";
import {shortened} from "../chart/shortened.ts";
import type {Tone} from "../chart/verdict-icon.ts";
import {toldIn} from "../result/held.ts";
import {judgedOn} from "../result/over.ts";
import type {Result, Run} from "../result/result.ts";
import {type ColumnGroup, columnGroups, everyTopic, subjectOf} from "./column-group.ts";
import {nextSteps, type Step} from "./next.ts";
import {type Phrase, shownName} from "./phrase.ts";
import {openingSentence} from "./sentence.ts";
import {titleOf} from "./title.ts";
import {resultWord, toneRank} from "./tone.ts";

const mostRows = 20;
const mostSteps = 5;

/** Signs that readers of Markdown show as pictures, so that verdicts stand out in a list of comments. */
export const signs: Readonly<Record<Tone, string>> = {fail: "🟥", warn: "🟨", ok: "🟩", unknown: "❔", none: "⬜"};

/** Plain text made safe inside Markdown: no formatting, HTML, mention, issue or link comes out of it, and no line break. */
export const plain = (text: string): string => printable(text).replace(/\s+/gu, " ").trim()
  .replace(/[\\`*_[\]#|~$]/g, "\\$&")
  .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")
  // A zero-width space keeps the letters and unmakes the mention, the issue, the link and the picture.
  .replace(/@(?=\S)|#(?=\d)|\/(?=\/)|:(?=[\w+-]+:)|www(?=\.)|gh-(?=\d)/gi, "$&\u200B");

/** A column's name, set apart from the sentence and from its direction of writing. */
const name = (text: string): string => `**\u2068${plain(shownName(text, 60))}\u2069**`;

const sentence = (words: Phrase): string => words.map((word) => {
  if (typeof word === "string") return joining(word);
  return word.note === undefined ? name(word.name) : `${name(word.name)} (${plain(word.note)})`;
}).join("");

/** Like `plain`, with the spaces at either end that join it to a name. */
const joining = (text: string): string => `${/^\s/.test(text) ? " " : ""}${plain(text)}${/\S\s$/.test(text) ? " " : ""}`;

/** A run as a short summary in Markdown, for a pull request or a build: the opening sentence, what is not well, what to do. */
export function markdown(run: Run): string {
  const all = columnGroups(run, everyTopic);
  const groups = all.filter(({tone}) => tone !== "ok");
  const worst = all.map(({tone}) => tone).sort((a, b) => toneRank(a) - toneRank(b))[0] ?? "none";
  const parts = [
    `### ${signs[worst]} ${plain(shortened(titleOf(run), 120))}`,
    sentence(openingSentence(run)), groups.length > 0 ? table(groups) : "", rest(groups, all), whatNext(nextSteps(run)),
    foot(run),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function table(groups: readonly ColumnGroup[]): string {
  const rows = groups.slice(0, mostRows).map((group) => {
    const {lead, others, tone} = group;
    const bad = others.filter(({verdict}) => verdict === "fail" || verdict === "warn");
    const found = [lead, ...bad].map(({says}) => plain(shortened(says, 200))).join(" ");
    const column = group.name === null ? subjectOf(group) : name(subjectOf(group));
    return `| ${signs[tone]} ${resultWord(lead, tone)} | ${column} | ${found} | ${effect(lead)} | ${limit(lead)} |`;
  });
  return ["| Verdict | Column | Found | Effect | Limit |", "|---|---|---|---|---|", ...rows].join("\n");
}

function effect(result: Result): string {
  const {effect: {of, unit: own, score, interval}, limits, infinite} = judgedOn(result);
  if (score === null) return infinite ? "∞" : "–";
  const near = limits.fail ?? limits.warn, unit = toldIn(of, own), told = scored(score, unit, near);
  return plain(`${of === "score" ? told : signed(told, score) || told}${interval ? ` (${between(interval, unit, near)})` : ""}`);
}

/** The limit that was passed, or the first that would be. */
function limit({limits: {warn, fail}, effect: {of, unit}, verdict}: Result): string {
  const held = verdict === "fail" ? fail ?? warn : warn ?? fail;
  return held === undefined ? "–" : plain(scored(held, toldIn(of, unit), held));
}

/** What is not in the table, so that a short table is not taken for the whole. */
function rest(groups: readonly ColumnGroup[], all: readonly ColumnGroup[]): string {
  const hidden = Math.max(0, groups.length - mostRows);
  const named = new Set(groups.map((group) => group.name));
  const others = new Set(all.filter((group) => group.name !== null && !named.has(group.name)).map((group) => group.name)).size;
  const columns = `${groups.length > 0 ? "other " : ""}${others === 1 ? "column" : "columns"}`;
  return [
    hidden > 0 ? `…and ${count(hidden)} more ${hidden === 1 ? "line" : "lines"}.` : "",
    others > 0 ? `${signs.ok} Nothing was found in ${count(others)} ${columns}.` : "",
  ].filter(Boolean).join(" ");
}

function whatNext(steps: readonly Step[]): string {
  if (steps.length === 0) return "";
  const list = steps.slice(0, mostSteps).map(({what}, i) => `${i + 1}. ${sentence(what)}`).join("\n");
  return `**What to do next**\n\n${list}${steps.length > mostSteps ? `\n\n…and ${steps.length - mostSteps} more.` : ""}`;
}

/** What was compared, and by what. */
export function foot({reference, current, plumbline, plan, warnings}: Run): string {
  const side = (table: Run["reference"]): string => `${plain(shortened(table.name, 80))} (${count(table.rows)} rows)`;
  const n = warnings.length;
  const notes = n > 0 ? [`${n} ${n === 1 ? "note" : "notes"} from reading the data`] : [];
  const parts = [`${side(reference)} → ${side(current)}`, `Plumbline ${plain(plumbline)}`, `plan ${plain(plan)}`, ...notes];
  return `<sub>${parts.join(" · ")}</sub>`;
}
