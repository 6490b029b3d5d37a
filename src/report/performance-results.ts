import {html, type Markup} from "../chart/html.ts";
import {intervalStrip, stripDomain} from "../chart/interval-strip.ts";
import {between, count, noNumber, signed, withUnit} from "../chart/number.ts";
import {judgedOn} from "../result/over.ts";
import type {Result, Topic} from "../result/result.ts";
import {type ColumnGroup, subjectOf} from "./column-group.ts";
import {byItself, type Look, shownTable} from "./column-detail.ts";
import {evidenceFacts} from "./evidence-facts.ts";
import {badge, bdi, overMark} from "./mark.ts";
import {stripOf} from "./strip-of.ts";
import {resultWord, toneOf} from "./tone.ts";

const heads = [
  {key: "verdict", words: "Verdict"}, {key: "name", words: "Measure"}, {key: "drawing", words: "Current and reference"},
  {key: "effect", words: "Change against its limits"}, {key: "detectable", words: "Rows"},
] as const;

/** Measures of the model, worst first: what each is now and was in the reference, and how the change lies to the limits. */
export function resultTable(groups: readonly ColumnGroup[], caption: string, look: Look): Markup {
  const rows = groups.flatMap((group) => [group.lead, ...group.others].map((result, i) => ({
    result, id: i === 0 ? group.id : `${group.id}-${i + 1}`, subject: group.name === null ? null : subjectOf(group),
  })));
  return html`
    <table class="columns model">
      <caption class="hidden">${caption}</caption>
      <colgroup>${heads.map(({key}) => html`<col class="${key}">`)}</colgroup>
      <thead><tr>${heads.map(({key, words}) => html`<th scope="col" class="${key}">${words}</th>`)}</tr></thead>
      ${rows.map((row) => resultRow(row, look))}
    </table>`;
}

interface Row {
  readonly result: Result;
  readonly id: string;
  readonly subject: string | null;
}

function resultRow({result, id, subject}: Row, look: Look): Markup {
  const tone = toneOf(result), {title, says, estimated} = result;
  return html`
    <tbody id="${id}" class="${tone}${estimated && " estimated"}">
      <tr>
        <td class="verdict">${badge(tone, resultWord(result, tone))}</td>
        <th scope="row" class="name">
          <span class="title">${subject !== null && html`${bdi(subject)}: `}${title}</span>
          ${estimated && html` <span class="mark">estimated</span>`}${overMark(result)}
          <span class="says"><span dir="auto">${says}</span></span>
        </th>
        <td class="drawing">${values(judgedOn(result))}</td>
        <td class="effect">${change(judgedOn(result))}</td>
        <td class="detectable">${rowsOf(judgedOn(result))}</td>
      </tr>
      <tr class="more"><td colspan="${heads.length}">${detail(result, id, look)}</td></tr>
    </tbody>`;
}

function values({score, interval, reference, unit, estimated}: Result): Markup {
  if (score === null) return html`<span class="nothing">${noNumber}</span>`;
  return html`
    <span class="figures"><b>${estimated && "about "}${withUnit(score, unit)}</b>${interval && html` <span class="range">${between(interval, unit)}</span>`}</span>
    ${reference !== null && html`<span class="figures was"><span class="key reference">${withUnit(reference, unit)}</span></span>`}`;
}

/** The strip of what limits are held against; estimates are drawn dashed. */
function change(result: Result): Markup {
  const strip = stripOf(result), tone = toneOf(result), {effect, estimated} = result;
  if (result.limits.warn === undefined && result.limits.fail === undefined) return html`<span class="nothing">shown, not judged: no limit is set</span>`;
  if (!strip || effect.score === null) return html`<span class="nothing">${noNumber}</span>`;
  const text = withUnit(effect.score, strip.unit);
  return html`
    ${intervalStrip(strip, {domain: stripDomain(strip), colour: tone === "none" ? "unknown" : tone, labels: false, dashed: estimated})}
    <span class="figures">
      <b>${effect.of === "score" ? text : signed(text, effect.score) || text}</b>
      ${effect.interval && html` <span class="range">${between(effect.interval, strip.unit)}</span>`}
    </span>`;
}

/** How many rows stand behind the number, and how many would show a change up to the limit. */
function rowsOf({n, needed, verdict}: Result): Markup {
  const enough = verdict === "fail" || verdict === "warn" || (needed !== null && n.current !== null && n.current >= needed.count);
  return html`
    <span class="only-narrow">From </span>${count(n.current)}<span class="only-narrow"> rows</span>
    ${needed !== null && !enough && html`
      <span class="note">about ${count(Math.ceil(needed.count))} ${needed.of} would show a change to the limit</span>`}`;
}

function detail(result: Result, id: string, look: Look): Markup {
  const strip = stripOf(result), tone = toneOf(result), colour = tone === "none" ? "unknown" : tone;
  return html`
    <details>
      <summary>Evidence<span class="hidden"> of ${result.title}</span></summary>
      <div class="detail">
        <div class="evidence">
          ${byItself(result)}
          ${result.detail !== null && html`<p class="note" dir="auto">${result.detail}</p>`}
          ${strip && html`<div class="strip">${intervalStrip(strip, {domain: stripDomain(strip), colour, labels: true, id: `${id}s`, dashed: result.estimated})}</div>`}
          ${evidenceFacts(result, look.titles)}
        </div>
        <div class="pictures">${shownTable([result], look)}</div>
      </div>
    </details>`;
}

/** Topics that are about the model rather than about its columns. */
export const modelTopics: readonly Topic[] = ["performance", "segments"];
