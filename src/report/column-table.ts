import {html, type Markup} from "../chart/html.ts";
import {intervalStrip, stripDomain} from "../chart/interval-strip.ts";
import {between, exact, isOpen, noNumber, scored} from "../chart/number.ts";
import {sparkline} from "../chart/sparkline.ts";
import {judgedOn} from "../result/over.ts";
import type {Result} from "../result/result.ts";
import {columnDetail, type Look} from "./column-detail.ts";
import {type ColumnGroup, severity, subjectOf} from "./column-group.ts";
import {badge, bdi, overMark} from "./mark.ts";
import {shownName} from "./phrase.ts";
import {stripOf} from "./strip-of.ts";
import {resultWord, toneRank} from "./tone.ts";

/** The columns of the table: class, words, and whether it can be sorted by. */
const heads = [
  {key: "verdict", words: "Verdict", sorts: true}, {key: "name", words: "Column", sorts: true},
  {key: "drawing", words: "Reference and current", sorts: false}, {key: "effect", words: "Effect", sorts: true},
  {key: "detectable", words: "Detectable from", sorts: true},
] as const;

/** Columns with their verdicts, each with a row that opens to its evidence. */
export function columnTable(groups: readonly ColumnGroup[], caption: string, look: Look): Markup {
  const reach = farthest(groups);
  return html`
    <table class="columns" data-sortable>
      <caption class="hidden">${caption}</caption>
      <colgroup>${heads.map(({key}) => html`<col class="${key}">`)}</colgroup>
      <thead><tr>${heads.map(headCell)}</tr></thead>
      ${groups.map((group) => columnRow(group, reach, look))}
    </table>`;
}

const headCell = ({key, words, sorts}: (typeof heads)[number]): Markup => {
  const sort = sorts && html` data-sort="${key}"${key === "verdict" && html` aria-sort="ascending"`}`;
  return html`<th scope="col" class="${key}"${sort}>${words}</th>`;
};

/** How far out the strips of a table reach, in multiples of the failing limit, so that all their limits stand in one line. */
function farthest(groups: readonly ColumnGroup[]): number {
  const ends = groups.flatMap(({lead}) => {
    const {effect, limits, worse} = judgedOn(lead);
    const limit = limits.fail;
    if (limit === undefined || limit <= 0 || effect.score === null || worse !== "higher") return [];
    return [effect.score, effect.interval?.[1] ?? 0].filter((end) => !isOpen(end)).map((end) => end / limit);
  });
  return Math.min(3, Math.max(1.6, ...ends)) * 1.05;
}

function columnRow(group: ColumnGroup, reach: number, look: Look): Markup {
  const {lead, tone, id, distribution} = group;
  const name = group.name ?? subjectOf(group);
  const keys = html`
    data-verdict="${toneRank(tone)}" data-effect="${sortable(severity(lead))}" data-detectable="${sortable(reachOf(lead))}"`;
  return html`
    <tbody id="${id}" class="${tone}" data-tone="${tone}" data-name="${name}" ${keys}>
      <tr>
        <td class="verdict">${badge(tone, resultWord(lead, tone))}</td>
        <th scope="row" class="name">
          <span class="title">${bdi(shownName(name))}</span>${" "}
          <span class="role">${roleOf(group)}</span>${overMark(lead)}
          ${said(group)}
        </th>
        <td class="drawing">${distribution && sparkline(distribution)}</td>
        <td class="effect">${effect(lead, tone, reach)}</td>
        <td class="detectable">
          <span class="only-narrow">Detectable from </span>
          ${scored(judgedOn(lead).detectable, lead.unit, limitOf(lead))}
        </td>
      </tr>
      <tr class="more"><td colspan="${heads.length}">${columnDetail(group, look)}</td></tr>
    </tbody>`;
}

const sortable = (value: number): string => Number.isFinite(value) ? value.toPrecision(6) : "1e9";

const limitOf = ({limits}: Result): number | undefined => limits.fail ?? limits.warn;

/** The smallest detectable change in multiples of the limit; unknown ones count as the largest. */
const reachOf = (result: Result): number => {
  const {detectable, limits} = judgedOn(result);
  return detectable === null ? Infinity : detectable / Math.abs(limits.warn ?? limits.fail ?? 1);
};

const roleOf = ({role, summary}: ColumnGroup): string =>
  [role === "feature" ? "" : role ?? "", summary?.kind ?? ""].filter(Boolean).join(", ");

/** What was found, and what else was found in the same column. */
function said({lead, others, segments}: ColumnGroup): Markup {
  const isBad = ({verdict}: Result): boolean => verdict === "fail" || verdict === "warn";
  const parts = segments.filter((one) => one !== lead && isBad(one)).length;
  return html`
    <span class="says">
      ${[lead, ...others.filter(isBad)].map(({says}) => html`<span dir="auto">${says}</span>`)}
      ${parts > 0 && html`<span>${parts} ${parts === 1 ? "segment" : "segments"} changed.</span>`}
    </span>`;
}

const infinities = {positive: "∞", negative: "\u2212∞"} as const;

function effect(result: Result, tone: ColumnGroup["tone"], reach: number): Markup {
  const strip = stripOf(result);
  if (!strip) return html`<span class="nothing">${result.infinite === undefined ? noNumber : infinities[result.infinite]}</span>`;
  const {fail} = result.limits, limit = limitOf(result);
  const domain = fail !== undefined && fail > 0 && result.worse === "higher" ? [0, fail * reach] as const : stripDomain(strip);
  return html`
    ${intervalStrip(strip, {domain, colour: tone === "none" ? "unknown" : tone, labels: false})}
    <span class="figures">
      <b title="${exact(strip.score)}">${scored(strip.score, strip.unit, limit)}</b>
      ${strip.interval && html` <span class="range">${between(strip.interval, strip.unit, limit)}</span>`}
    </span>`;
}
