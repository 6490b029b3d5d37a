import type {Distribution} from "../result/result.ts";
import {figure} from "./figure.ts";
import {html, type Markup} from "./html.ts";
import {share} from "./number.ts";
import {paint} from "./palette.ts";
import {percent, shape} from "./shape.ts";
import {shortened} from "./shortened.ts";

const most = 14;
const row = 50;
const labelLength = 32;

interface Category {
  readonly label: string;
  readonly reference: number;
  readonly current: number;
}

/** A pair of bars for each label, the reference's filled and the current one outlined, under the label and both shares. */
export function categoricalDistribution({labels, reference, current, column}: Distribution, id?: string): Markup | null {
  if (!labels || labels.length === 0) return null;
  const all = labels.map((label, i): Category => ({label, reference: sane(reference[i]), current: sane(current[i])}));
  const shown = gathered(all);
  const widest = Math.max(...shown.map((one) => Math.max(one.reference, one.current)), 1e-9);
  const about = shown.slice(0, 6)
    .map((one) => `${shortened(one.label, 40)}: ${share(one.reference)} in the reference, ${share(one.current)} now.`).join(" ");
  const rows = shown.map((one, i) => shape("g", {}, [captions(one, i * row + 13), bars(one, i * row + 20, widest)]));
  return figure({title: `Distribution of ${column}`, about, id, height: shown.length * row}, rows);
}

function captions({label, reference, current}: Category, y: number): Markup {
  const shares = `${share(reference)} → ${share(current)}`;
  return html`
    ${label.length > labelLength && html`<title>${label}</title>`}
    ${shape("text", {x: 0, y, "font-size": 13, fill: paint("ink")}, label === "" ? "(empty)" : shortened(label, labelLength))}
    ${shape("text", {x: "100%", y, "text-anchor": "end", "font-size": 12, fill: paint("soft")}, shares)}`;
}

function bars({reference, current}: Category, y: number, widest: number): (Markup | false)[] {
  const size = (value: number) => ({x: 0, width: percent(Math.max(0.4, 100 * value / widest)), height: 8});
  return [
    shape("line", {x1: 0, x2: 0, y1: y - 2, y2: y + 21, stroke: paint("strong")}),
    reference > 0
      && shape("rect", {...size(reference), y, fill: paint("reference-fill"), stroke: paint("reference"), "stroke-width": 1.25}),
    current > 0 && shape("rect", {...size(current), y: y + 11, fill: "none", stroke: paint("current"), "stroke-width": 2}),
  ];
}

const sane = (value: number | undefined): number => value !== undefined && Number.isFinite(value) && value > 0 ? value : 0;

/** The most frequent labels, the rest as one bar; no more than can be read. */
function gathered(all: readonly Category[]): Category[] {
  if (all.length <= most) return [...all];
  const bySize = [...all].sort((a, b) => Math.max(b.reference, b.current) - Math.max(a.reference, a.current));
  const rest = bySize.slice(most - 1);
  const sum = (side: "reference" | "current"): number => rest.reduce((total, one) => total + one[side], 0);
  const gatheredRest = {label: `${rest.length} more labels`, reference: sum("reference"), current: sum("current")};
  return [...bySize.slice(0, most - 1), gatheredRest];
}
