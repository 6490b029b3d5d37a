import type {Distribution} from "../result/result.ts";
import {axis, ticksOf} from "./axis.ts";
import {density, type Density, type Shares, type Step} from "./density.ts";
import {at, figure, percent, tenth} from "./figure.ts";
import {html, type Markup} from "./html.ts";
import {amount, share} from "./number.ts";
import {paint} from "./palette.ts";
import {quantileBox} from "./quantile-box.ts";

/** What a large drawing may be told. */
export interface DrawingOptions {
  /** Makes ids unique on a page. */
  readonly id?: string;
  /** Whether cells name themselves when pointed at; it takes half of the drawing's size. */
  readonly hover?: boolean;
}

const plot = 168;
const boxes = 44;

/** Both distributions on one axis: the reference as a filled shape, the current one as an outline; below, a box for the middle half of each. */
export function numericDistribution(distribution: Distribution, {id, hover = true}: DrawingOptions = {}): Markup | null {
  const laid = density(distribution);
  if (!laid) return null;
  const {quantiles, kind, unit, column} = distribution;
  const floor = plot + (quantiles ? boxes : 0);
  const name = (value: number): string => kind === "datetime" ? dateOf(value) : amount(value, 4);
  const about = describe(distribution, name);
  return figure({title: `Distribution of ${column}`, about, ...(id !== undefined && {id}), height: floor + 42}, html`${
    area(laid)}${tails(laid)}${spikes(laid)}<line x1="0" x2="100%" y1="${plot}" y2="${plot}" stroke="${paint("strong")}"/>${
    quantiles?.reference && quantileBox(quantiles.reference, {x: laid.x, y: plot + 8, height: 11, side: "reference"})}${
    quantiles?.current && quantileBox(quantiles.current, {x: laid.x, y: plot + 25, height: 11, side: "current"})}${
    axis(ticksOf(laid.domain, kind), {x: laid.x, y: floor, keepClear: [laid.below ? 17 : 0, laid.above ? 17 : 0]})}${
    ends(laid, floor, kind === "datetime" ? dateOf : amount)}${unit && html`<text x="50%" y="${floor + 37}" text-anchor="middle" font-size="12" fill="${paint("soft")}">${unit}</text>`}${
    hover && strips(laid, name)}`);
}

const dateOf = (value: number): string => Math.abs(value) < 8.64e15 ? new Date(value).toISOString().slice(0, 10) : amount(value);

/** The outline of one side as a path over the whole drawing, 1000 wide and as high as `height`. */
export function outline(steps: readonly Step[], side: 0 | 1, height: number): string {
  const y = (step: Step): number => tenth(height * (1 - step.height[side]));
  const points = steps.map((step) => `V${y(step)}H${tenth(10 * (step.x + step.width))}`);
  return `M${tenth(10 * steps[0].x)},${height}${points.join("")}V${height}`;
}

function area({steps}: Density): Markup {
  return html`<svg width="100%" height="${plot}" viewBox="0 0 1000 ${plot}" preserveAspectRatio="none" overflow="visible"><path d="${
    outline(steps, 0, plot)}" fill="${paint("reference-fill")}" stroke="${paint("reference")}" vector-effect="non-scaling-stroke"/><path d="${outline(steps, 1, plot)}" fill="none" stroke="${
    paint("current")}" stroke-width="2.25" stroke-linejoin="round" vector-effect="non-scaling-stroke"/></svg>`;
}

function bar({x, width, height}: Step, side: 0 | 1): Markup | null {
  if (height[side] === 0) return null;
  const tall = Math.max(1.5, height[side] * plot);
  const look = side === 0 ? html`fill="${paint("reference-fill")}" stroke="${paint("reference")}"`
    : html`fill="none" stroke="${paint("current")}" stroke-width="2.25"`;
  return html`<rect x="${percent(x)}" width="${percent(width)}" y="${at(plot - tall)}" height="${at(tall)}" ${look}/>`;
}

const tails = ({below, above}: Density): (Markup | null)[] => [below, above].flatMap((tail) => tail ? [bar(tail, 0), bar(tail, 1)] : []);

function spikes(laid: Density): Markup[] {
  return laid.spikes.map((spike) => html`${bar(spike, 0)}${bar(spike, 1)}${Math.max(...spike.height) === 1 &&
    html`<text x="${percent(spike.x + spike.width / 2)}" y="-4" text-anchor="${spike.x < 15 ? "start" : spike.x > 85 ? "end" : "middle"}" font-size="12" fill="${
      paint("ink")}">${fromTo(spike.shares)}</text>`}`);
}

/** Says under the stubs what they hold. */
function ends({below, above}: Density, y: number, rough: (value: number) => string): Markup {
  return html`<g font-size="12" fill="${paint("soft")}">${below && html`<text x="0" y="${y + 18}">&lt; ${rough(below.to)}</text>`}${
    above && html`<text x="100%" y="${y + 18}" text-anchor="end">&gt; ${rough(above.from)}</text>`}</g>`;
}

const fromTo = ([reference, current]: Shares): string => `${share(reference)} → ${share(current)}`;

/** Invisible strips that name their cell when pointed at. */
function strips({steps, below, above}: Density, name: (value: number) => string): Markup {
  const strip = ({x, width, shares}: Step, label: string): Markup =>
    html`<rect x="${percent(x)}" width="${percent(width)}" height="${plot}"><title>${label}: ${fromTo(shares)}</title></rect>`;
  return html`<g fill="transparent">${steps.map((step) => strip(step, `${name(step.from)} to ${name(step.to)}`))}${
    below && strip(below, `below ${name(below.to)}`)}${above && strip(above, `above ${name(above.from)}`)}</g>`;
}

function describe({quantiles}: Distribution, name: (value: number) => string): string {
  const half = (side: string, values: readonly number[] | null | undefined): string =>
    values?.length === 5 ? `${side}: half of the values lie between ${name(values[1])} and ${name(values[3])}, the middle one is ${name(values[2])}.` : "";
  return [half("Reference", quantiles?.reference), half("Current", quantiles?.current)].filter(Boolean).join(" ") || "Shares of the values on both sides.";
}
