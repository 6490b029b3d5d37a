import type {Distribution} from "../result/result.ts";
import {density, outline, type Step} from "./density.ts";
import {html, type Markup} from "./html.ts";
import {paint} from "./palette.ts";
import {shape} from "./shape.ts";

const height = 40;
const mostBars = 8;

/** The same two distributions small enough for a table row; the row itself says in words what it shows. */
export function sparkline(distribution: Distribution): Markup | null {
  const drawn = distribution.edges ? numeric(distribution) : categorical(distribution);
  return drawn && html`
    <svg xmlns="http://www.w3.org/2000/svg" role="img" class="spark" viewBox="0 0 1000 ${height}" width="100%" height="${height}"
      preserveAspectRatio="none" overflow="visible">
      <title>Distribution of ${distribution.column}: reference filled, current outlined</title>
      ${drawn}
    </svg>`;
}

/** Lines keep their width while the drawing is stretched. */
const steady = {"vector-effect": "non-scaling-stroke"};
const looks = [
  {fill: paint("reference-fill"), stroke: paint("reference"), "stroke-width": 0.75, ...steady},
  {fill: "none", stroke: paint("current"), "stroke-width": 1.75, ...steady},
] as const;
const base = shape("path", {d: `M0,${height}H1000`, stroke: paint("strong"), ...steady});

function numeric(distribution: Distribution): Markup | null {
  const laid = density(distribution);
  if (!laid) return null;
  const {steps, spikes, below, above} = laid;
  const bars = [...spikes, below, above].flatMap((step) => step ? [bar(step, 0), bar(step, 1)] : []);
  return html`
    ${shape("path", {d: outline(steps, 0, height), ...looks[0]})}
    ${shape("path", {d: outline(steps, 1, height), "stroke-linejoin": "round", ...looks[1]})}
    ${bars}${base}`;
}

function bar({x, width, height: heights}: Pick<Step, "x" | "width" | "height">, side: 0 | 1): Markup | null {
  if (heights[side] === 0) return null;
  const tall = Math.max(1, heights[side] * height);
  return shape("rect", {x: 10 * x, width: 10 * width, y: height - tall, height: tall, ...looks[side]});
}

function categorical({labels, reference, current}: Distribution): Markup | null {
  if (!labels || labels.length === 0) return null;
  const shown = labels.map((_, i) => [clean(reference[i]), clean(current[i])] as const)
    .sort((a, b) => b[0] - a[0]).slice(0, mostBars);
  const widest = Math.max(1e-9, ...shown.flat());
  const slot = 100 / shown.length;
  const width = Math.min(9, slot * 0.36);
  const bars = shown.map(([before, after], i) => {
    const middle = slot * (i + 0.5);
    const heights = [before / widest, after / widest] as const;
    return [bar({x: middle - width - 0.4, width, height: heights}, 0), bar({x: middle + 0.4, width, height: heights}, 1)];
  });
  return html`${bars}${base}`;
}

const clean = (value: number | undefined): number => value !== undefined && Number.isFinite(value) && value > 0 ? value : 0;
