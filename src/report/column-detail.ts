import {distributionChart} from "../chart/distribution.ts";
import type {DrawingOptions} from "../chart/numeric-distribution.ts";
import {html, type Markup, type Part} from "../chart/html.ts";
import {intervalStrip, stripDomain} from "../chart/interval-strip.ts";
import {amount, between, count, scored, withUnit} from "../chart/number.ts";
import {reasons} from "../comparison/unknown.ts";
import type {Distribution, Result, Shown} from "../result/result.ts";
import type {ColumnGroup} from "./column-group.ts";
import {badge, bdi, numberMarkup, pMarkup} from "./mark.ts";
import {stripOf} from "./strip-of.ts";
import {toneOf, toneWord} from "./tone.ts";

/** What the details of all columns draw on. */
export interface Look {
  /** Titles of measures by id. */
  readonly titles: ReadonlyMap<string, string>;
  /** Quality findings by column. */
  readonly quality: ReadonlyMap<string, readonly Result[]>;
  /** Whether cells of drawings name themselves when pointed at. */
  readonly hover: boolean;
}

/** What opens beneath a column's row: the large drawing, the evidence for each verdict, quantiles, other measures, segments. */
export function columnDetail(group: ColumnGroup, look: Look): Markup {
  const {lead, others, segments, distribution, id, name} = group;
  const whole = lead.segment === null ? [lead, ...others] : [];
  const quality = name === null ? [] : (look.quality.get(name) ?? []).filter(({verdict}) => verdict !== "ok");
  return html`<details><summary>Distribution and evidence<span class="hidden"> of ${bdi(name ?? "the table")}</span></summary><div class="detail">${
    (name ?? "").length > 70 && html`<p class="whole-name"><bdi>${name}</bdi></p>`}<div class="pictures">${
    distribution ? picture(distribution, lead, {id: `${id}d`, hover: look.hover}) : html`<p class="note">There is no distribution to draw.</p>`}${shownTable(whole, look)}</div><div class="evidence">${
    whole.map((result, i) => judged(result, `${id}e${i}`, look))}${segments.length > 0 && segmentTable(segments)}${
    quality.length > 0 && qualityNotes(quality)}</div></div></details>`;
}

function picture(distribution: Distribution, {n}: Result, options: DrawingOptions): Markup {
  const drawn = distributionChart(distribution, options);
  if (!drawn) return html`<p class="note">There is no distribution to draw.</p>`;
  return html`<figure><figcaption>${legend(n)}</figcaption>${drawn}</figure>${quantileTable(distribution)}`;
}

/** Which look is which side, and how many values stand behind it. */
const legend = ({reference, current}: Result["n"]): Markup => html`<span class="key reference">Reference${
  reference !== null && html` <span class="rows">${count(reference)} values</span>`}</span><span class="key current">Current${
  current !== null && html` <span class="rows">${count(current)} values</span>`}</span>`;

function quantileTable({quantiles, unit}: Distribution): Markup | null {
  if (!quantiles?.reference && !quantiles?.current) return null;
  const row = (label: string, side: string, values: readonly number[] | null): Markup => html`<tr><th scope="row" class="key ${side}">${label}</th>${
    [0, 1, 2, 3, 4].map((i) => html`<td>${numberMarkup(values?.[i] ?? null, (value) => amount(value, 4))}</td>`)}</tr>`;
  return html`<table class="small numbers"><caption>Quantiles${unit && html`, ${bdi(unit)}`}</caption><thead><tr><td></td>${
    ["5 %", "25 %", "Middle", "75 %", "95 %"].map((label) => html`<th scope="col">${label}</th>`)}</tr></thead><tbody>${
    row("Reference", "reference", quantiles.reference)}${row("Current", "current", quantiles.current)}</tbody></table>`;
}

/** One verdict with everything it rests on. */
function judged(result: Result, id: string, {titles}: Look): Markup {
  const tone = toneOf(result);
  const strip = stripOf(result);
  return html`<section class="judged ${tone}"><h4>${result.title} ${badge(tone, toneWord(result.topic, tone))}</h4><p dir="auto">${result.says}</p>${
    result.reason !== null && html`<p class="why">${reasonText(result)}</p>`}${result.detail !== null && html`<p class="note" dir="auto">${result.detail}</p>`}${
    strip && html`<div class="strip">${intervalStrip(strip, {domain: stripDomain(strip), colour: tone === "none" ? "unknown" : tone, labels: true, id})}</div>`}${
    facts(result, titles)}</section>`;
}

function reasonText({reason, settles, n}: Result): string {
  if (reason === null) return "";
  const words = reasons[reason] ?? reason;
  const settled = settles === null ? "" : ` About ${count(settles.current)} current rows would settle it${n.current === null ? "" : `; there are ${count(n.current)}`}.`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.${settled}`;
}

function facts(result: Result, titles: ReadonlyMap<string, string>): Markup {
  const {evidence, unit, limits, effect, score, n, parameters} = result;
  const firm = limits.fail ?? limits.warn;
  const show = (value: number): string => scored(value, unit, firm);
  const test = titles.get(evidence.measure) ?? evidence.measure;
  const limit = [limits.warn === undefined ? "" : `warn ${withUnit(limits.warn, unit)}`, limits.fail === undefined ? "" : `fail ${withUnit(limits.fail, unit)}`];
  const options = Object.entries(parameters).map(([name, value]) => `${name} ${typeof value === "number" ? amount(value) : String(value)}`);
  const rows: readonly (readonly [string, Part])[] = [
    ["Effect", effect.score === null ? null : html`${numberMarkup(effect.score, show)}${effect.interval && html` (${between(effect.interval, unit, firm)})`}`],
    ["Before noise is taken off", score !== null && score !== effect.score ? numberMarkup(score, show) : null],
    ["Limits", limit.filter(Boolean).join(", ") || null],
    ["Test", evidence.kind === "test" ? html`${test}${evidence.method && html` (${evidence.method})`}` : null],
    ["Evidence", evidence.kind === "interval" ? "the interval lies past the limit" : evidence.kind === "fact" ? "a fact about these rows" : null],
    ["p", evidence.p === undefined ? null : pMarkup(evidence.p)],
    ["p, adjusted", evidence.p_adjusted === undefined ? null : html`${pMarkup(evidence.p_adjusted)}${evidence.level !== undefined && html` (level ${amount(evidence.level)})`}`],
    ["Values", n.reference === null && n.current === null ? null : `${count(n.reference)} reference, ${count(n.current)} current`],
    ["Detectable from", result.detectable === null ? null : show(result.detectable)],
    ["Largest error from cells", result.bound === null ? null : numberMarkup(result.bound, (value) => withUnit(value, unit))],
    ["Variant", result.method],
    ["Options", options.join(", ") || null],
  ];
  return html`<dl class="facts">${rows.filter(([, value]) => value !== null).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function segmentTable(segments: readonly Result[]): Markup {
  return html`<table class="small"><caption>By segment</caption><thead><tr><th scope="col">Segment</th><th scope="col">Verdict</th><th scope="col">Effect</th></tr></thead><tbody>${
    segments.map((one) => html`<tr><th scope="row">${Object.entries(one.segment ?? {}).map(([column, value], i) => html`${i > 0 && ", "}${bdi(column)}: ${bdi(value)}`)}</th><td>${
      badge(toneOf(one), toneWord(one.topic, toneOf(one)))}</td><td>${numberMarkup(one.effect.score, (value) => withUnit(value, one.unit))} ${
      one.effect.interval && html`<span class="range">${between(one.effect.interval, one.unit)}</span>`}</td></tr>`)}</tbody></table>`;
}

function shownTable(results: readonly Result[], {titles}: Look): Markup | null {
  const all = [...new Map(results.flatMap(({shown}) => shown).map((one) => [one.measure, one])).values()];
  if (all.length === 0) return null;
  const row = (one: Shown): Markup => html`<tr><th scope="row">${titles.get(one.measure) ?? one.measure}</th>${one.score === null
    ? html`<td colspan="2" class="note">${one.reason ? reasons[one.reason] ?? one.reason : "no finite value"}</td>`
    : html`<td>${numberMarkup(one.score, amount)}${one.interval && html` <span class="range">${between(one.interval, "")}</span>`}</td><td>${pMarkup(one.p)}</td>`}</tr>`;
  return html`<table class="small numbers"><caption>Other measures, shown but not judged</caption><thead><tr><th scope="col">Measure</th><th scope="col">Score</th><th scope="col">p</th></tr></thead><tbody>${
    all.map(row)}</tbody></table>`;
}

const qualityNotes = (results: readonly Result[]): Markup => html`<section class="also"><h4>Data quality of this column</h4><ul>${
  results.map((one) => html`<li>${badge(toneOf(one), toneWord("quality", toneOf(one)))} <span dir="auto">${one.says}</span></li>`)}</ul></section>`;
