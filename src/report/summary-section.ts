import {html, type Markup} from "../chart/html.ts";
import {count} from "../chart/number.ts";
import {tallyBar} from "../chart/tally-bar.ts";
import type {Tone} from "../chart/verdict-icon.ts";
import type {Run, Topic} from "../result/result.ts";
import {type ColumnGroup, columnGroups} from "./column-group.ts";
import {badge, bdi, phrase} from "./mark.ts";
import type {Step} from "./next.ts";
import {shownName, spoken} from "./phrase.ts";
import {openingSentence} from "./sentence.ts";
import {toneOf, tones, topicWord, toneWord} from "./tone.ts";

/** The opening: one sentence, then one line for each topic. */
export function summarySection(run: Run): Markup {
  const topics = run.verdicts.filter(({topic}) => topic === "drift" || topic === "quality")
    .map(({topic, ...verdict}) => topicCard(topic, toneOf(verdict), columnGroups(run, [topic])));
  const outcomes = (["target", "prediction"] as const).flatMap((topic) => columnGroups(run, [topic]).map(outcomeCard));
  const [drift, quality] = [topics.filter((_, i) => i === 0), topics.slice(1)];
  return html`<section class="opening" aria-labelledby="findings"><h2 id="findings" class="hidden">Findings</h2><p class="lead">${
    phrase(openingSentence(run))}</p>${topics.length + outcomes.length > 0 && html`<ul class="topics">${drift}${outcomes}${quality}</ul>`}${
    run.warnings.length > 0 && html`<p class="note"><a href="#reading">${count(run.warnings.length)} ${run.warnings.length === 1 ? "note" : "notes"} from reading the data</a></p>`}</section>`;
}

const anchors: Readonly<Record<Topic, string>> = {drift: "columns", target: "columns", prediction: "columns", quality: "quality"};

function topicCard(topic: Topic, tone: Tone, groups: readonly ColumnGroup[]): Markup {
  const tally = tones.map((one) => ({tone: one, count: groups.filter((group) => group.tone === one).length})).filter((one) => one.count > 0);
  const label = topic === "drift" ? `${count(groups.length)} ${groups.length === 1 ? "measurement" : "measurements"}` : "Data quality";
  return html`<li class="${tone}"><a class="label" href="#${anchors[topic]}">${label}</a>${badge(tone, topicWord(topic, tone))}<div class="tallied">${tallyBar(tally)}<p class="counts">${
    tally.map((one) => html`<span><b>${count(one.count)}</b> ${topic === "quality" && one.tone === "fail" ? "with problems" : toneWord(topic, one.tone).toLowerCase()}</span>`)}</p></div></li>`;
}

const outcomeCard = ({topic, name, tone, lead, id}: ColumnGroup): Markup => html`<li class="${tone}"><a class="label" href="#${id}">${
  topic === "target" ? "Target" : "Prediction"} <span class="of">${bdi(shownName(spoken(name ?? "")))}</span></a>${badge(tone, toneWord(topic, tone))}<p dir="auto">${lead.says}</p></li>`;

/** What to do next, as a numbered list; nothing to do is said too. */
export function nextSection(steps: readonly Step[], run: Run): Markup {
  return html`<section id="next" aria-labelledby="next-title"><h2 id="next-title">What to do next</h2>${steps.length === 0 ? calm(run)
    : html`<ol class="steps">${steps.map(({tone, what, why}) => html`<li class="${tone}"><p class="what">${phrase(what)}</p><p dir="auto">${why}</p></li>`)}</ol>`}</section>`;
}

const calm = (run: Run): Markup => run.results.length === 0
  ? html`<p>Check that both tables hold rows, and that the schema names the columns to watch.</p>`
  : html`<p>Nothing needs doing. Changes smaller than those under “Detectable from” would have gone unnoticed.</p>`;
