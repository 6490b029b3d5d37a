import {printable} from "../chart/escape.ts";
import {between, count, scored} from "../chart/number.ts";
import {shortened} from "../chart/shortened.ts";
import type {Tone} from "../chart/verdict-icon.ts";
import type {Result, Run} from "../result/result.ts";
import {type ColumnGroup, columnGroups} from "./column-group.ts";
import {nextSteps} from "./next.ts";
import {type Phrase, shownName} from "./phrase.ts";
import {openingSentence} from "./sentence.ts";
import {titleOf} from "./title.ts";
import {toneRank, toneWord} from "./tone.ts";

const mostRows = 20;
const mostSteps = 5;

/** Signs that readers of Markdown show as pictures, so that verdicts stand out in a list of comments. */
const signs: Readonly<Record<Tone, string>> = {fail: "🟥", warn: "🟨", ok: "🟩", unknown: "❔", none: "⬜"};

/** Plain text made safe inside Markdown: no formatting, HTML, mention, issue or link comes out of it, and no line break. */
export const plain = (text: string): string => printable(text).replace(/\s+/gu, " ").trim()
  .replace(/[\\`*_[\]#|~$]/g, "\\$&")
  .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")
  // A zero-width space keeps the letters and unmakes the mention, the issue, the link and the picture.
  .replace(/@(?=\S)/g, "@\u200B").replace(/#(?=\d)/g, "#\u200B").replace(/\/\//g, "/\u200B/").replace(/www\./gi, (found) => `${found.slice(0, 3)}\u200B.`)
  .replace(/:(?=[\w+-]+:)/g, ":\u200B").replace(/gh-(?=\d)/gi, "$&\u200B");

/** A column's name, set apart from the sentence and from its direction of writing. */
const name = (text: string): string => `**\u2068${plain(shownName(text, 60))}\u2069**`;

const sentence = (words: Phrase): string => words.map((word) =>
  typeof word === "string" ? plainPart(word) : `${name(word.name)}${word.note === undefined ? "" : ` (${plain(word.note)})`}`).join("");

/** Like `plain`, with the spaces at either end that join it to a name. */
const plainPart = (text: string): string => `${/^\s/.test(text) ? " " : ""}${plain(text)}${/\S\s$/.test(text) ? " " : ""}`;

/** A run as a short summary in Markdown, for a pull request or a build: the opening sentence, what is not well, what to do. */
export function markdown(run: Run): string {
  const groups = columnGroups(run, ["target", "prediction", "drift", "quality"]).filter(({tone}) => tone !== "ok");
  const all = columnGroups(run, ["target", "prediction", "drift", "quality"]);
  const worst = all.map(({tone}) => tone).sort((a, b) => toneRank(a) - toneRank(b))[0] ?? "none";
  const steps = nextSteps(run);
  const parts = [
    `### ${signs[worst]} ${plain(shortened(titleOf(run), 120))}`,
    sentence(openingSentence(run)),
    groups.length > 0 ? table(groups) : "",
    rest(groups, all),
    steps.length > 0 ? `**What to do next**\n\n${steps.slice(0, mostSteps).map(({what}, i) => `${i + 1}. ${sentence(what)}`).join("\n")}${
      steps.length > mostSteps ? `\n\n…and ${steps.length - mostSteps} more.` : ""}` : "",
    foot(run),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function table(groups: readonly ColumnGroup[]): string {
  const rows = groups.slice(0, mostRows).map((group) => {
    const {lead, topic, tone} = group;
    const found = [lead, ...group.others.filter(({verdict}) => verdict === "fail" || verdict === "warn")].map(({says}) => plain(shortened(says, 200))).join(" ");
    const word = `${signs[tone]} ${toneWord(topic, tone)}`;
    return `| ${word} | ${group.name === null ? "whole table" : name(group.name)} | ${found} | ${effect(lead)} | ${limit(lead)} |`;
  });
  return ["| Verdict | Column | Found | Effect | Limit |", "|---|---|---|---|---|", ...rows].join("\n");
}

function effect({effect: {score, interval}, unit, limits, infinite}: Result): string {
  if (score === null) return infinite ? "∞" : "–";
  const near = limits.fail ?? limits.warn;
  return plain(`${scored(score, unit, near)}${interval ? ` (${between(interval, unit, near)})` : ""}`);
}

/** The limit that was passed, or the first that would be. */
function limit({limits: {warn, fail}, unit, verdict}: Result): string {
  const held = verdict === "fail" ? fail ?? warn : warn ?? fail;
  return held === undefined ? "–" : plain(scored(held, unit, held));
}

/** What is not in the table, so that a short table is not taken for the whole. */
function rest(groups: readonly ColumnGroup[], all: readonly ColumnGroup[]): string {
  const hidden = Math.max(0, groups.length - mostRows);
  const named = new Set(groups.map((group) => group.name));
  const others = new Set(all.filter((group) => group.name !== null && !named.has(group.name)).map((group) => group.name)).size;
  return [
    hidden > 0 ? `…and ${count(hidden)} more ${hidden === 1 ? "line" : "lines"}.` : "",
    others > 0 ? `${signs.ok} Nothing was found in ${count(others)} ${groups.length > 0 ? "other " : ""}${others === 1 ? "column" : "columns"}.` : "",
  ].filter(Boolean).join(" ");
}

const foot = ({reference, current, plumbline, plan, warnings}: Run): string => `<sub>${plain(shortened(reference.name, 80))} (${count(reference.rows)} rows) → ${
  plain(shortened(current.name, 80))} (${count(current.rows)} rows) · Plumbline ${plain(plumbline)} · plan ${plain(plan)}${
  warnings.length > 0 ? ` · ${warnings.length} ${warnings.length === 1 ? "note" : "notes"} from reading the data` : ""}</sub>`;
