import type {Distribution} from "../result/result.ts";
import {axis, ticksOf} from "./axis.ts";
import {density, type Density, outline, type Shares, type Step} from "./density.ts";
import {figure} from "./figure.ts";
import {html, type Markup, type Part} from "./html.ts";
import {amount, share} from "./number.ts";
import {paint} from "./palette.ts";
import {quantileBox} from "./quantile-box.ts";
import {percent, shape} from "./shape.ts";

/** What a large drawing may be told. */
export interface DrawingOptions {
  /** Makes ids unique on a page. */
  readonly id?: string;
  /** Whether cells name themselves when pointed at; it takes half of the drawing's size. */
  readonly hover?: boolean;
}

const plot = 168;
const boxes = 44;

/** Percent of the width that the words under a tail take. */
const tailWords = 17;

type Name = (value: number) => string;

const dateOf: Name = (value) => Math.abs(value) < 8.64e15 ? new Date(value).toISOString().slice(0, 10) : amount(value);

/** Both sides on one axis: the reference filled, the current one outlined; below, a box for the middle half of each. */
export function numericDistribution(distribution: Distribution, {id, hover = true}: DrawingOptions = {}): Markup | null {
  const laid = density(distribution);
  if (!laid) return null;
  const {quantiles, kind, unit, column} = distribution;
  const floor = plot + (quantiles ? boxes : 0);
  const [name, rough] = kind === "datetime" ? [dateOf, dateOf] : [(value: number) => amount(value, 4), amount];
  const {x, below, above} = laid;
  const box = (side: "reference" | "current", y: number): Part => {
    const values = quantiles?.[side];
    return values && quantileBox(values, {x, y, height: 11, side});
  };
  return figure({title: `Distribution of ${column}`, about: describe(distribution, name), id, height: floor + 42}, [
    area(laid), tails(laid), spikes(laid),
    shape("line", {x1: 0, x2: "100%", y1: plot, y2: plot, stroke: paint("strong")}),
    box("reference", plot + 8), box("current", plot + 25),
    axis(ticksOf(laid.domain, kind), {x, y: floor, keepClear: [below ? tailWords : 0, above ? tailWords : 0]}),
    ends(laid, floor + 18, rough),
    unit && shape("text", {x: "50%", y: floor + 37, "text-anchor": "middle", "font-size": 12, fill: paint("soft")}, unit),
    hover && strips(laid, name),
  ]);
}

const looks = [
  {fill: paint("reference-fill"), stroke: paint("reference")},
  {fill: "none", stroke: paint("current"), "stroke-width": 2.25},
] as const;

function area({steps}: Density): Markup {
  const side = (i: 0 | 1): Markup =>
    shape("path", {d: outline(steps, i, plot), ...looks[i], "stroke-linejoin": "round", "vector-effect": "non-scaling-stroke"});
  return html`
    <svg width="100%" height="${plot}" viewBox="0 0 1000 ${plot}" preserveAspectRatio="none" overflow="visible">
      ${side(0)}${side(1)}
    </svg>`;
}

function bar({x, width, height}: Step, side: 0 | 1): Markup | null {
  if (height[side] === 0) return null;
  const tall = Math.max(1.5, height[side] * plot);
  return shape("rect", {x: percent(x), width: percent(width), y: plot - tall, height: tall, ...looks[side]});
}

const tails = ({below, above}: Density): Part[] => [below, above].flatMap((tail) => tail ? [bar(tail, 0), bar(tail, 1)] : []);

/** Single values that hold many rows; one that is cut at the top says its shares. */
const spikes = (laid: Density): Part[] => laid.spikes.map((spike) => {
  const middle = spike.x + spike.width / 2;
  const anchor = middle < 15 ? "start" : middle > 85 ? "end" : "middle";
  const words = {x: percent(middle), y: -4, "text-anchor": anchor, "font-size": 12, fill: paint("ink")};
  return [bar(spike, 0), bar(spike, 1), Math.max(...spike.height) === 1 && shape("text", words, fromTo(spike.shares))];
});

/** Says under the stubs what they hold. */
const ends = ({below, above}: Density, y: number, rough: Name): Markup => shape("g", {"font-size": 12, fill: paint("soft")}, [
  below && shape("text", {x: 0, y}, `< ${rough(below.to)}`),
  above && shape("text", {x: "100%", y, "text-anchor": "end"}, `> ${rough(above.from)}`),
]);

const fromTo = ([reference, current]: Shares): string => `${share(reference)} → ${share(current)}`;

/** Invisible strips that name their cell when pointed at. */
function strips({steps, below, above}: Density, name: Name): Markup {
  const strip = ({x, width, shares}: Step, label: string): Markup =>
    shape("rect", {x: percent(x), width: percent(width), height: plot}, html`<title>${label}: ${fromTo(shares)}</title>`);
  return shape("g", {fill: "transparent"}, [
    steps.map((step) => strip(step, `${name(step.from)} to ${name(step.to)}`)),
    below && strip(below, `below ${name(below.to)}`), above && strip(above, `above ${name(above.from)}`),
  ]);
}

function describe({quantiles}: Distribution, name: Name): string {
  const half = (side: string, values: readonly number[] | null | undefined): string => {
    if (values?.length !== 5) return "";
    const [, lower, middle, upper] = values.map(name);
    return `${side}: half of the values lie between ${lower} and ${upper}, the middle one is ${middle}.`;
  };
  const both = [half("Reference", quantiles?.reference), half("Current", quantiles?.current)];
  return both.filter(Boolean).join(" ") || "Shares of the values on both sides.";
}
