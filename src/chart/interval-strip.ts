import type {Limits, Result} from "../result/result.ts";
import {figure, percent} from "./figure.ts";
import {html, type Markup} from "./html.ts";
import {amount, between, isOpen, share} from "./number.ts";
import {type Colour, paint} from "./palette.ts";

/** A score with its interval, and what it is held against. */
export interface Strip {
  readonly score: number;
  readonly interval: readonly [number, number] | null;
  readonly limits: Limits;
  readonly worse: Result["worse"];
  readonly unit: string;
}

/** How a strip is drawn: which stretch of scores, in which colour, with or without words under it. */
export interface StripLook {
  readonly domain: readonly [number, number];
  readonly colour: Colour;
  readonly labels: boolean;
  readonly id?: string;
}

const middle = 14;
const band = 24;

/** A stretch of scores that holds zero, the limits and, as far as ten times the limits, the interval. */
export function stripDomain({score, interval, limits, worse}: Strip): readonly [number, number] {
  const marks = [limits.warn, limits.fail].filter((limit) => limit !== undefined);
  const reach = Math.max(...marks.map(Math.abs), 0) * 10;
  const ends = [score, ...(interval ?? [])].filter((end) => !isOpen(end)).map((end) => reach > 0 ? Math.max(-reach, Math.min(reach, end)) : end);
  const all = [0, ...marks.map((mark) => mark * 1.5), ...ends, ...(worse === "either" ? marks.map((mark) => -1.5 * mark) : [])];
  const low = Math.min(...all), high = Math.max(...all);
  return high > low ? [low, high + (high - low) * 0.04] : [0, 1];
}

/** The score as a point, its interval as a line, the limits it is held against as walls with the bad side tinted, and zero. */
export function intervalStrip(strip: Strip, {domain, colour, labels, id}: StripLook): Markup {
  const x = scaleOf(domain);
  const captions = labels ? captionsOf(strip, domain, x) : [];
  const height = labels ? 44 + 14 * Math.max(0, ...captions.map(({line}) => line)) : 28;
  return figure({title: "Effect against its limits", about: words(strip), ...(id !== undefined && {id}), height}, html`${
    zones(strip, x)}<line x1="0" x2="100%" y1="${middle}" y2="${middle}" stroke="${paint("line")}"/>${
    domain[0] <= 0 && domain[1] >= 0 && html`<line x1="${percent(x(0))}" x2="${percent(x(0))}" y1="4" y2="${band}" stroke="${paint("strong")}"/>`}${
    walls(strip, x)}${range(strip, domain, paint(colour))}${point(strip, domain, paint(colour))}${labels && drawCaptions(captions)}`);
}

/** Percent of the width for a score; what lies beyond an end is put there. */
const scaleOf = ([low, high]: readonly [number, number]) => (value: number): number => 100 * Math.max(0, Math.min(1, (value - low) / (high - low || 1)));

/** Each limit with the side of zero it stands on; a limit on size stands on both. */
function limitsOf({limits, worse}: Strip): {readonly value: number; readonly name: "warn" | "fail"; readonly towards: 1 | -1}[] {
  const names = ["warn", "fail"] as const;
  return names.flatMap((name) => {
    const value = limits[name];
    if (value === undefined || !Number.isFinite(value)) return [];
    const up = {value, name, towards: 1} as const, down = {value, name, towards: -1} as const;
    return worse === "either" ? [up, {...down, value: -value}] : [worse === "lower" ? down : up];
  });
}

function zones(strip: Strip, x: (value: number) => number): Markup[] {
  return limitsOf(strip).map(({value, name, towards}) => {
    const start = x(value);
    return html`<rect x="${percent(towards > 0 ? start : 0)}" width="${percent(towards > 0 ? 100 - start : start)}" y="4" height="${
      band - 4}" fill="${paint(`${name}-tint`)}"/>`;
  });
}

const walls = (strip: Strip, x: (value: number) => number): Markup[] => limitsOf(strip).map(({value, name}) =>
  html`<line x1="${percent(x(value))}" x2="${percent(x(value))}" y1="4" y2="${band}" stroke="${paint(name)}" stroke-width="1.5"${
    name === "warn" && html` stroke-dasharray="3 2"`}/>`);

function range({interval}: Strip, domain: readonly [number, number], colour: string): Markup | null {
  if (!interval) return null;
  const x = scaleOf(domain);
  const [low, high] = interval;
  return html`<line x1="${percent(x(low))}" x2="${percent(x(high))}" y1="${middle}" y2="${middle}" stroke="${colour}" stroke-width="4" stroke-linecap="round"/>${
    low < domain[0] && arrow(-1, colour)}${high > domain[1] && arrow(1, colour)}`;
}

/** An arrowhead at an end of the strip: it goes on from here. */
const arrow = (towards: 1 | -1, colour: string): Markup =>
  html`<svg x="${towards > 0 ? "100%" : "0"}" overflow="visible"><path d="M${-2 * towards},${middle - 6}L${7 * towards},${middle}L${-2 * towards},${middle + 6}Z" fill="${colour}"/></svg>`;

function point({score}: Strip, domain: readonly [number, number], colour: string): Markup | null {
  if (score < domain[0]) return arrow(-1, colour);
  if (score > domain[1]) return arrow(1, colour);
  return html`<circle cx="${percent(scaleOf(domain)(score))}" cy="${middle}" r="5.5" fill="${paint("surface")}" stroke="${colour}" stroke-width="3"/>`;
}

const short = (value: number, unit: string): string => unit === "share" ? share(value) : amount(value);

interface Caption {
  readonly place: number;
  readonly text: string;
  readonly line: number;
}

/** Where the words under the walls stand: on the first line where they touch no other, even on a strip as narrow as a phone. */
function captionsOf(strip: Strip, domain: readonly [number, number], x: (value: number) => number): Caption[] {
  const marks = [{value: 0, text: "0"}, ...limitsOf(strip).map(({value, name}) => ({value, text: `${name} ${short(value, strip.unit)}`}))];
  const ends: number[] = [];
  return marks.filter(({value}) => value >= domain[0] && value <= domain[1]).sort((a, b) => a.value - b.value).map(({value, text}) => {
    const place = x(value), width = 2.3 * text.length;
    const left = anchorOf(place) === "start" ? place : anchorOf(place) === "end" ? place - width : place - width / 2;
    const free = ends.findIndex((end) => end < left);
    const line = free < 0 ? ends.length : free;
    ends[line] = left + width + 2;
    return {place, text, line};
  });
}

const anchorOf = (place: number): string => place < 9 ? "start" : place > 91 ? "end" : "middle";

const drawCaptions = (captions: readonly Caption[]): Markup => html`<g font-size="12" fill="${paint("soft")}">${captions.map(({place, text, line}) =>
  html`<text x="${percent(place)}" y="${38 + 14 * line}" text-anchor="${anchorOf(place)}">${text}</text>`)}</g>`;

function words({score, interval, limits, unit}: Strip): string {
  const limit = [limits.warn === undefined ? "" : `warns at ${short(limits.warn, unit)}`, limits.fail === undefined ? "" : `fails at ${short(limits.fail, unit)}`];
  const held = limit.filter(Boolean).join(", ");
  return `${short(score, unit)}${interval ? `, between ${between(interval, unit)}` : ""}${held && `; ${held}`}.`;
}
