import type {Distribution} from "../result/result.ts";
import {at, figure, percent} from "./figure.ts";
import {html, type Markup} from "./html.ts";
import {share} from "./number.ts";
import {paint} from "./palette.ts";
import {shortened} from "./shortened.ts";

const most = 14;
const row = 50;

interface Category {
  readonly label: string;
  readonly reference: number;
  readonly current: number;
}

/** A pair of bars for each label, the reference's filled and the current one outlined; the label and both shares stand above them. */
export function categoricalDistribution({labels, reference, current, column}: Distribution, {id}: {readonly id?: string} = {}): Markup | null {
  if (!labels || labels.length === 0) return null;
  const all = labels.map((label, i): Category => ({label, reference: sane(reference[i]), current: sane(current[i])}));
  const shown = gathered(all);
  const widest = Math.max(...shown.map((one) => Math.max(one.reference, one.current)), 1e-9);
  const about = shown.slice(0, 6).map((one) => `${shortened(one.label, 40)}: ${share(one.reference)} in the reference, ${share(one.current)} now.`).join(" ");
  return figure({title: `Distribution of ${column}`, about, ...(id !== undefined && {id}), height: shown.length * row}, shown.map((one, i) =>
    html`<g>${one.label.length > 32 && html`<title>${one.label}</title>`}<text x="0" y="${i * row + 13}" font-size="13" fill="${
      paint("ink")}">${one.label === "" ? "(empty)" : shortened(one.label, 32)}</text><text x="100%" y="${i * row + 13}" text-anchor="end" font-size="12" fill="${
      paint("soft")}">${share(one.reference)} → ${share(one.current)}</text>${bars(one, i * row + 20, widest)}</g>`));
}

function bars({reference, current}: Category, y: number, widest: number): Markup {
  const width = (value: number): string => percent(value === 0 ? 0 : Math.max(0.4, 100 * value / widest));
  return html`<line x1="0" x2="0" y1="${at(y - 2)}" y2="${at(y + 21)}" stroke="${paint("strong")}"/>${reference > 0 && html`<rect x="0" width="${
    width(reference)}" y="${at(y)}" height="8" fill="${paint("reference-fill")}" stroke="${paint("reference")}" stroke-width="1.25"/>`}${current > 0 &&
    html`<rect x="0" width="${width(current)}" y="${at(y + 11)}" height="8" fill="none" stroke="${paint("current")}" stroke-width="2"/>`}`;
}

const sane = (value: number | undefined): number => value !== undefined && Number.isFinite(value) && value > 0 ? value : 0;

/** The most frequent labels, the rest as one bar; no more than can be read. */
function gathered(all: readonly Category[]): Category[] {
  if (all.length <= most) return [...all];
  const bySize = [...all].sort((a, b) => Math.max(b.reference, b.current) - Math.max(a.reference, a.current));
  const rest = bySize.slice(most - 1);
  const sum = (side: "reference" | "current"): number => rest.reduce((total, one) => total + one[side], 0);
  return [...bySize.slice(0, most - 1), {label: `${rest.length} more labels`, reference: sum("reference"), current: sum("current")}];
}
