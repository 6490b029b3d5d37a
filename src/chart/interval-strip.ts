import type {Limits, Result} from "../result/result.ts";
import {figure} from "./figure.ts";
import {html, type Markup, type Part} from "./html.ts";
import {amount, between, isOpen, withUnit} from "./number.ts";
import {type Colour, paint} from "./palette.ts";
import {type Attributes, percent, shape} from "./shape.ts";

/** A score with its interval, and what it is held against. */
export interface Strip {
  readonly score: number;
  readonly interval: readonly [number, number] | null;
  readonly limits: Limits;
  readonly worse: Result["worse"];
  readonly unit: string;
}

type Domain = readonly [low: number, high: number];

/** How a strip is drawn: which stretch of scores, in which colour, with or without words under it. */
export interface StripLook {
  readonly domain: Domain;
  readonly colour: Colour;
  readonly labels: boolean;
  /** For what is estimated, not measured. */
  readonly dashed?: boolean;
  readonly id?: string;
}

const middle = 14;
const top = 4;
const bottom = 24;
/** A strip shows scores as far as so many times its limits. */
const farthest = 10;

/** A stretch of scores that holds zero, the limits and, as far as ten times the limits, the interval. */
export function stripDomain({score, interval, limits, worse}: Strip): Domain {
  const marks = [limits.warn, limits.fail].filter((limit) => limit !== undefined);
  const reach = Math.max(...marks.map(Math.abs), 0) * farthest || Infinity;
  const ends = [score, ...interval ?? []].filter((end) => !isOpen(end)).map((end) => Math.max(-reach, Math.min(reach, end)));
  const mirrored = worse === "either" ? marks.map((mark) => -1.5 * mark) : [];
  const all = [0, ...marks.map((mark) => mark * 1.5), ...ends, ...mirrored];
  const low = Math.min(...all), high = Math.max(...all);
  return high > low ? [low, high + (high - low) * 0.04] : [0, 1];
}

/** The score as a point, its interval as a line, the limits it is held against as walls with the bad side tinted, and zero. */
export function intervalStrip(strip: Strip, {domain, colour, labels, dashed = false, id}: StripLook): Markup {
  const x = scaleOf(domain);
  const walls = wallsOf(strip);
  const captions = labels ? captionsOf(strip, walls, domain) : [];
  const height = labels ? 44 + 14 * Math.max(0, ...captions.map(({line}) => line)) : 28;
  return figure({title: "Effect against its limits", about: words(strip), id, height}, [
    walls.map((wall) => zone(wall, x)),
    shape("line", {x1: 0, x2: "100%", y1: middle, y2: middle, stroke: paint("line")}),
    domain[0] <= 0 && domain[1] >= 0 && upright(x(0), {stroke: paint("strong")}),
    walls.map(({value, name}) => {
      const look = {stroke: paint(name), "stroke-width": 1.5, "stroke-dasharray": name === "warn" && "3 2"};
      return upright(x(value), look);
    }),
    range(strip, domain, {stroke: paint(colour), dashed}), point(strip, domain, paint(colour)), captions.length > 0 && drawn(captions),
  ]);
}

const upright = (x: number, look: Attributes): Markup =>
  shape("line", {x1: percent(x), x2: percent(x), y1: top, y2: bottom, ...look});

/** Percent of the width for a score; what lies beyond an end is put there. */
const scaleOf = ([low, high]: Domain) => (value: number): number =>
  100 * Math.max(0, Math.min(1, (value - low) / (high - low || 1)));

/** A limit with the side of it that is bad. */
interface Wall {
  readonly value: number;
  readonly name: "warn" | "fail";
  readonly towards: 1 | -1;
}

/** Each limit with the side of zero it stands on; a limit on size stands on both. */
function wallsOf({limits, worse}: Strip): Wall[] {
  return (["warn", "fail"] as const).flatMap((name) => {
    const value = limits[name];
    if (value === undefined || !Number.isFinite(value)) return [];
    if (worse === "either") return [{value, name, towards: 1}, {value: -value, name, towards: -1}];
    return [{value, name, towards: worse === "lower" ? -1 : 1}];
  });
}

function zone({value, name, towards}: Wall, x: (value: number) => number): Markup {
  const [from, to] = towards > 0 ? [x(value), 100] : [0, x(value)];
  return shape("rect", {x: percent(from), width: percent(to - from), y: top, height: bottom - top, fill: paint(`${name}-tint`)});
}

function range({interval}: Strip, domain: Domain, {stroke, dashed}: {readonly stroke: string; readonly dashed: boolean}): Part {
  if (!interval) return null;
  const [low, high] = interval;
  const [x1, x2] = interval.map(scaleOf(domain)).map(percent);
  return [
    shape("line", {x1, x2, y1: middle, y2: middle, stroke, "stroke-width": 4, ...dashed ? {"stroke-dasharray": "4 3"} : {"stroke-linecap": "round"}}),
    low < domain[0] && arrow(-1, stroke), high > domain[1] && arrow(1, stroke),
  ];
}

/** An arrowhead at an end of the strip: it goes on from here. */
function arrow(towards: 1 | -1, fill: string): Markup {
  const d = `M${-2 * towards},${middle - 6}L${7 * towards},${middle}L${-2 * towards},${middle + 6}Z`;
  return html`<svg x="${towards > 0 ? "100%" : "0"}" overflow="visible">${shape("path", {d, fill})}</svg>`;
}

function point({score}: Strip, domain: Domain, stroke: string): Markup {
  if (score < domain[0]) return arrow(-1, stroke);
  if (score > domain[1]) return arrow(1, stroke);
  const cx = percent(scaleOf(domain)(score));
  return shape("circle", {cx, cy: middle, r: 5.5, fill: paint("surface"), stroke, "stroke-width": 3});
}

const short = (value: number, unit: string): string => unit === "share" || unit === "points" ? withUnit(value, unit) : amount(value);

interface Caption {
  readonly place: number;
  readonly text: string;
  readonly line: number;
}

/** Where the words under the walls stand: on the first line where they touch no other, even on a strip as narrow as a phone. */
function captionsOf({unit}: Strip, walls: readonly Wall[], domain: Domain): Caption[] {
  const marks = [{value: 0, text: "0"}, ...walls.map(({value, name}) => ({value, text: `${name} ${short(value, unit)}`}))]
    .filter(({value}) => value >= domain[0] && value <= domain[1]).sort((a, b) => a.value - b.value);
  const ends: number[] = [];
  return marks.map(({value, text}) => {
    const place = scaleOf(domain)(value), width = 2.3 * text.length;
    const left = {start: place, middle: place - width / 2, end: place - width}[anchorOf(place)];
    const free = ends.findIndex((end) => end < left);
    const line = free < 0 ? ends.length : free;
    ends[line] = left + width + 2;
    return {place, text, line};
  });
}

const anchorOf = (place: number): "start" | "middle" | "end" => place < 9 ? "start" : place > 91 ? "end" : "middle";

function drawn(captions: readonly Caption[]): Markup {
  const texts = captions.map(({place, text, line}) =>
    shape("text", {x: percent(place), y: 38 + 14 * line, "text-anchor": anchorOf(place)}, text));
  return shape("g", {"font-size": 12, fill: paint("soft")}, texts);
}

function words({score, interval, limits, unit}: Strip): string {
  const {warn, fail} = limits;
  const at = (does: string, limit: number | undefined): string => limit === undefined ? "" : `${does} at ${short(limit, unit)}`;
  const held = [at("warns", warn), at("fails", fail)].filter(Boolean).join(", ");
  return `${short(score, unit)}${interval ? `, between ${between(interval, unit)}` : ""}${held && `; ${held}`}.`;
}
