import {html, type Markup} from "../chart/html.ts";
import {exact, isOpen, noNumber, pValue} from "../chart/number.ts";
import {type Tone, verdictIcon} from "../chart/verdict-icon.ts";
import type {Result} from "../result/result.ts";
import type {Phrase} from "./phrase.ts";

/** A verdict as icon and word. */
export const badge = (tone: Tone, word: string): Markup =>
  html`<span class="badge ${tone}">${verdictIcon(tone)}<span>${word}</span></span>`;

/** Marks what was told over several windows, and not by the one that the report is about. */
export const overMark = ({over}: Result): Markup | undefined => over && html` <span class="mark">over ${over.windows} ${over.called}</span>`;

/** A name that keeps its own direction of writing, and breaks after its underscores and stops rather than anywhere. */
export function bdi(name: string): Markup {
  if (name.length < 12) return html`<bdi>${name}</bdi>`;
  const parts = name.split(/(?<=[_.\-/])(?=[^_.\-/])/);
  return html`<bdi>${parts.map((part, i) => html`${i > 0 && breakHere}${part}`)}</bdi>`;
}

const breakHere = html`<wbr>`;

/** A sentence with its columns in bold; as links where the page has a place for them. */
export const phrase = (words: Phrase, linked = true): Markup[] => words.map((word) => {
  if (typeof word === "string") return html`${word}`;
  const note = word.note !== undefined && html` (${word.note})`;
  return word.id !== undefined && linked
    ? html`<a class="name" href="#${word.id}"><bdi>${word.name}</bdi></a>${note}`
    : html`<strong><bdi>${word.name}</bdi></strong>${note}`;
});

/** A p-value, with all its digits in the title. */
export const pMarkup = (p: number | null | undefined): Markup =>
  p === null || p === undefined || !Number.isFinite(p) ? html`${noNumber}` : titled(pValue(p), exact(p));

/** A number shortened by `show`, with all its digits in the title. */
export const numberMarkup = (value: number | null, show: (value: number) => string): Markup =>
  value === null || Number.isNaN(value) ? html`<span class="nothing">${noNumber}</span>`
    : titled(show(value), isOpen(value) ? "no finite number" : exact(value));

/** Text with a title, unless the title would say the same. */
const titled = (text: string, title: string): Markup =>
  html`<span class="number"${text !== title && html` title="${title}"`}>${text}</span>`;
