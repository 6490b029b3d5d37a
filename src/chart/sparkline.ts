import type {Distribution} from "../result/result.ts";
import {density, type Step} from "./density.ts";
import {at} from "./figure.ts";
import {html, type Markup} from "./html.ts";
import {outline} from "./numeric-distribution.ts";
import {paint} from "./palette.ts";

const height = 40;
const mostBars = 8;

/** The same two distributions small enough for a table row; the row itself says in words what it shows. */
export function sparkline(distribution: Distribution): Markup | null {
  const drawn = distribution.edges ? numeric(distribution) : categorical(distribution);
  return drawn && html`<svg xmlns="http://www.w3.org/2000/svg" role="img" class="spark" viewBox="0 0 1000 ${height}" width="100%" height="${
    height}" preserveAspectRatio="none" overflow="visible"><title>Distribution of ${distribution.column}: reference filled, current outlined</title>${drawn}</svg>`;
}

function numeric(distribution: Distribution): Markup | null {
  const laid = density(distribution);
  if (!laid) return null;
  const {steps, spikes, below, above} = laid;
  const bars = [...spikes, below, above].flatMap((step) => step ? [bar(step, 0), bar(step, 1)] : []);
  return html`<path d="${outline(steps, 0, height)}" fill="${paint("reference-fill")}" stroke="${
    paint("reference")}" stroke-width=".75" vector-effect="non-scaling-stroke"/><path d="${
    outline(steps, 1, height)}" fill="none" stroke="${paint("current")}" stroke-width="1.75" stroke-linejoin="round" vector-effect="non-scaling-stroke"/>${
    bars}${base}`;
}

const base = html`<path d="M0,${height}H1000" stroke="${paint("strong")}" vector-effect="non-scaling-stroke"/>`;

function bar({x, width, height: shares}: Step, side: 0 | 1): Markup | null {
  if (shares[side] === 0) return null;
  const tall = Math.max(1, shares[side] * height);
  const look = side === 0 ? html`fill="${paint("reference-fill")}" stroke="${paint("reference")}" stroke-width=".75"`
    : html`fill="none" stroke="${paint("current")}" stroke-width="1.75"`;
  return html`<rect x="${at(10 * x)}" width="${at(10 * width)}" y="${at(height - tall)}" height="${at(tall)}" vector-effect="non-scaling-stroke" ${look}/>`;
}

function categorical({labels, reference, current}: Distribution): Markup | null {
  if (!labels || labels.length === 0) return null;
  const shown = labels.map((_, i) => [clean(reference[i]), clean(current[i])] as const)
    .sort((a, b) => b[0] - a[0]).slice(0, mostBars);
  const widest = Math.max(1e-9, ...shown.flat());
  const slot = 1000 / shown.length;
  const width = Math.min(90, slot * 0.36);
  return html`${shown.map((pair, i) => pair.map((value, side) => {
    const middle = slot * (i + 0.5);
    const x = side === 0 ? middle - width - 4 : middle + 4;
    return bar({x: x / 10, width: width / 10, height: [value / widest, value / widest], shares: pair, from: 0, to: 0}, side === 0 ? 0 : 1);
  }))}${base}`;
}

const clean = (value: number | undefined): number => value !== undefined && Number.isFinite(value) && value > 0 ? value : 0;
