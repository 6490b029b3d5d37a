import {distributionChart} from "../chart/distribution.ts";
import {html, type Markup, type Part} from "../chart/html.ts";
import {intervalStrip, stripDomain} from "../chart/interval-strip.ts";
import {amount, between, count, withUnit} from "../chart/number.ts";
import {reasons} from "../comparison/unknown.ts";
import {toldIn} from "../result/held.ts";
import {judgedOn} from "../result/over.ts";
import type {Distribution, Result, Shown} from "../result/result.ts";
import type {ColumnGroup} from "./column-group.ts";
import {evidenceFacts} from "./evidence-facts.ts";
import {badge, bdi, numberMarkup, overMark, pMarkup} from "./mark.ts";
import {stripOf} from "./strip-of.ts";
import {resultWord, toneOf, toneWord} from "./tone.ts";

/** What the details of all columns draw on. */
export interface Look {
  /** Titles of measures by id. */
  readonly titles: ReadonlyMap<string, string>;
  /** Quality findings by column. */
  readonly quality: ReadonlyMap<string, readonly Result[]>;
  /** Whether cells of drawings name themselves when pointed at. */
  readonly hover: boolean;
}

const longName = 70;
const nothingToDraw = html`<p class="note">There is no distribution to draw.</p>`;

/** What opens beneath a column's row: the large drawing, the evidence for each verdict, quantiles, other measures, segments. */
export function columnDetail(group: ColumnGroup, look: Look): Markup {
  const {lead, others, segments, distribution, id, name} = group;
  const whole = lead.segment === null ? [lead, ...others] : [];
  const quality = name === null ? [] : (look.quality.get(name) ?? []).filter(({verdict}) => verdict !== "ok");
  return html`
    <details>
      <summary>Distribution and evidence<span class="hidden"> of ${bdi(name ?? "the table")}</span></summary>
      <div class="detail">
        ${(name ?? "").length > longName && html`<p class="whole-name"><bdi>${name}</bdi></p>`}
        <div class="pictures">
          ${picture(distribution, lead, {id: `${id}d`, hover: look.hover}) ?? nothingToDraw}
          ${shownTable(whole, look)}
        </div>
        <div class="evidence">
          ${whole.map((result, i) => judged(result, `${id}e${i}`, look))}
          ${segments.length > 0 && segmentTable(segments)}
          ${quality.length > 0 && qualityNotes(quality)}
        </div>
      </div>
    </details>`;
}

function picture(distribution: Distribution | undefined, {n}: Result, options: {id: string; hover: boolean}): Markup | null {
  const drawn = distribution && distributionChart(distribution, options);
  if (!distribution || !drawn) return null;
  const side = (key: "reference" | "current", label: string): Markup =>
    html`<span class="key ${key}">${label}${n[key] !== null && html` <span class="rows">${count(n[key])} values</span>`}</span>`;
  return html`
    <figure>
      <figcaption>${side("reference", "Reference")}${side("current", "Current")}</figcaption>
      ${drawn}
    </figure>
    ${quantileTable(distribution)}`;
}

const quantileHeads = ["5 %", "25 %", "Middle", "75 %", "95 %"] as const;

function quantileTable({quantiles, unit}: Distribution): Markup | null {
  if (!quantiles?.reference && !quantiles?.current) return null;
  const four = (value: number): string => amount(value, 4);
  const row = (label: string, side: string, values: readonly number[] | null): Markup => html`
    <tr>
      <th scope="row" class="key ${side}">${label}</th>
      ${quantileHeads.map((_, i) => html`<td>${numberMarkup(values?.[i] ?? null, four)}</td>`)}
    </tr>`;
  return html`
    <table class="small numbers">
      <caption>Quantiles${unit && html`, ${bdi(unit)}`}</caption>
      <thead><tr><td></td>${quantileHeads.map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
      <tbody>${row("Reference", "reference", quantiles.reference)}${row("Current", "current", quantiles.current)}</tbody>
    </table>`;
}

/** One verdict with everything it rests on. */
function judged(result: Result, id: string, {titles}: Look): Markup {
  const tone = toneOf(result);
  const strip = stripOf(result);
  const look = strip && {domain: stripDomain(strip), colour: tone === "none" ? "unknown" : tone, labels: true, id} as const;
  return html`
    <section class="judged ${tone}">
      <h4><span>${result.title}${overMark(result)}</span> ${badge(tone, resultWord(result, tone))}</h4>
      <p dir="auto">${result.says}</p>
      ${byItself(result)}
      ${result.reason !== null && html`<p class="why">${reasonText(result)}</p>`}
      ${result.detail !== null && html`<p class="note" dir="auto">${result.detail}</p>`}
      ${look && html`<div class="strip">${intervalStrip(strip, look)}</div>`}
      ${evidenceFacts(result, titles)}
    </section>`;
}

/** What the window said before others were asked. */
export const byItself = ({over}: Result): Markup | undefined =>
  over && html`<p class="note" dir="auto">This ${over.called.slice(0, -1)} by itself: ${over.alone.says}</p>`;

function reasonText(result: Result): string {
  const {reason, settles, n} = judgedOn(result);
  if (reason === null) return "";
  const words = reasons[reason] ?? reason;
  const held = n.current === null ? "" : `; there are ${count(n.current)}`;
  const settled = settles === null ? "" : ` About ${count(settles.current)} current rows would settle it${held}.`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.${settled}`;
}

function segmentTable(segments: readonly Result[]): Markup {
  const named = (segment: Result["segment"]): Part => Object.entries(segment ?? {})
    .map(([column, value], i) => html`${i > 0 && ", "}${bdi(column)}: ${bdi(value)}`);
  const row = (one: Result): Markup => html`
    <tr>
      <th scope="row">${named(one.segment)}</th>
      <td>${badge(toneOf(one), resultWord(one, toneOf(one)))}</td>
      <td>
        ${numberMarkup(one.effect.score, (value) => withUnit(value, toldIn(one.effect.of, one.effect.unit)))}${" "}
        ${one.effect.interval && html`<span class="range">${between(one.effect.interval, toldIn(one.effect.of, one.effect.unit))}</span>`}
      </td>
    </tr>`;
  return html`
    <table class="small">
      <caption>By segment</caption>
      <thead><tr><th scope="col">Segment</th><th scope="col">Verdict</th><th scope="col">Effect</th></tr></thead>
      <tbody>${segments.map(row)}</tbody>
    </table>`;
}

/** Measures beside the judged ones. */
export function shownTable(results: readonly Result[], {titles}: Look): Markup | null {
  const all = [...new Map(results.flatMap(({shown}) => shown).map((one) => [one.measure, one])).values()];
  if (all.length === 0) return null;
  const value = ({score, interval, p, reason}: Shown): Markup => score === null
    ? html`<td colspan="2" class="note">${reason ? reasons[reason] ?? reason : "no finite value"}</td>`
    : html`
      <td>${numberMarkup(score, amount)}${interval && html` <span class="range">${between(interval, "")}</span>`}</td>
      <td>${pMarkup(p)}</td>`;
  const parts = ({also = {}}: Shown): Markup[] => Object.values(also).map((part) => html`
    <tr><th scope="row" class="part">${part.label}</th><td>${withUnit(part.value, part.unit)}</td><td></td></tr>`);
  const row = (one: Shown): Markup => html`<tr><th scope="row">${titles.get(one.measure) ?? one.measure}</th>${value(one)}</tr>${parts(one)}`;
  return html`
    <table class="small numbers">
      <caption>Other measures, shown but not judged</caption>
      <thead><tr><th scope="col">Measure</th><th scope="col">Score</th><th scope="col">p</th></tr></thead>
      <tbody>${all.map(row)}</tbody>
    </table>`;
}

const qualityNotes = (results: readonly Result[]): Markup => html`
  <section class="also">
    <h4>Data quality of this column</h4>
    <ul>${results.map((one) => html`
      <li>${badge(toneOf(one), toneWord("quality", toneOf(one)))} <span dir="auto">${one.says}</span></li>`)}
    </ul>
  </section>`;
