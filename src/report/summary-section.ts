import {html, type Markup} from "../chart/html.ts";
import {count} from "../chart/number.ts";
import {tallyBar} from "../chart/tally-bar.ts";
import type {Tone} from "../chart/verdict-icon.ts";
import type {Run, Topic} from "../result/result.ts";
import {type ColumnGroup, columnGroups, subjectOf} from "./column-group.ts";
import {badge, bdi, phrase} from "./mark.ts";
import type {Step} from "./next.ts";
import {shownName, spoken} from "./phrase.ts";
import {openingSentence} from "./sentence.ts";
import {resultWord, toneOf, tones, topicTone, topicWord, toneWord} from "./tone.ts";

/** The opening: one sentence, then one card for each topic. */
export function summarySection(run: Run): Markup {
  const topic = (wanted: Topic): Markup[] => run.verdicts.filter((one) => one.topic === wanted)
    .map((verdict) => topicCard(wanted, topicTone(verdict), columnGroups(run, [wanted])));
  const outcome = (wanted: Topic): Markup[] => columnGroups(run, [wanted]).map(outcomeCard);
  const model = (["performance", "segments", "business"] as const).flatMap((wanted) => run.verdicts.filter((one) => one.topic === wanted && !(wanted === "segments" && topicTone(one) === "none"))
    .flatMap((verdict) => modelCard(wanted, topicTone(verdict), run) ?? []));
  const cards = [...model, ...topic("drift"), ...outcome("target"), ...outcome("prediction"), ...topic("quality")];
  const notes = run.warnings.length;
  const toNotes = html`<a href="#reading">${count(notes)} ${notes === 1 ? "note" : "notes"} from reading the data</a>`;
  return html`
    <section class="opening" aria-labelledby="findings">
      <h2 id="findings" class="hidden">Findings</h2>
      <p class="lead">${phrase(openingSentence(run))}</p>
      ${cards.length > 0 && html`<ul class="topics">${cards}</ul>`}
      ${notes > 0 && html`<p class="note">${toNotes}</p>`}
    </section>`;
}

function topicCard(topic: Topic, tone: Tone, groups: readonly ColumnGroup[]): Markup {
  const counted = tones.map((one) => ({tone: one, count: groups.filter((group) => group.tone === one).length}));
  const tally = counted.filter((one) => one.count > 0);
  const [anchor, label] = topic === "quality" ? ["quality", "Data quality"] as const
    : ["columns", `${count(groups.length)} ${groups.length === 1 ? "measurement" : "measurements"}`] as const;
  const word = (one: Tone): string =>
    topic === "quality" && one === "fail" ? "with problems" : toneWord(topic, one).toLowerCase();
  return html`
    <li class="${tone}">
      <a class="label" href="#${anchor}">${label}</a>
      ${badge(tone, topicWord(topic, tone))}
      <div class="tallied">
        ${tallyBar(tally)}
        <p class="counts">${tally.map((one) => html`<span><b>${count(one.count)}</b> ${word(one.tone)}</span>`)}</p>
      </div>
    </li>`;
}

const modelLabels = {performance: "The model", segments: "Its groups", business: "Business figures"} as const;

/** How the measures of one topic came out: of the model there is one subject, so its measures are counted. */
function modelCard(topic: keyof typeof modelLabels, verdict: Tone, run: Run): Markup | null {
  const [first] = columnGroups(run, [topic]), results = run.results.filter((one) => one.topic === topic);
  // Where nothing could be measured the verdict is that of the estimates, and says so.
  const estimated = results.some((one) => one.estimated) && results.every((one) => one.estimated || toneOf(one) === "none");
  const told = estimated ? results.filter((one) => one.estimated) : results;
  const tally = tones.map((one) => ({tone: one, of: told.filter((result) => toneOf(result) === one)})).map(({tone, of}) => ({tone, of, count: of.length}))
    .filter(({count: n}) => n > 0);
  const tone = estimated ? tally[0].tone : verdict;
  return first === undefined ? null : html`
    <li class="${tone}">
      <a class="label" href="#${first.id}">${modelLabels[topic]}${estimated && ", estimated without labels"}</a>
      ${badge(tone, estimated ? resultWord({topic, estimated}, tone) : topicWord(topic, tone))}
      <div class="tallied">
        ${tallyBar(tally)}
        <p class="counts">${tally.map((one) => html`<span><b>${count(one.count)}</b> ${resultWord({...one.of[0], estimated}, one.tone).toLowerCase()}</span>`)}</p>
      </div>
    </li>`;
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const outcomeCard = (group: ColumnGroup): Markup => {
  const {topic, name, tone, lead, id} = group, subject = subjectOf(group);
  return html`
  <li class="${tone}">
    <a class="label" href="#${id}">
      ${subject === name && `${topic === "target" ? "Target" : "Prediction"} `}
      <span class="of">${subject === name ? bdi(shownName(spoken(name))) : sentenceCase(subject)}</span>
    </a>
    ${badge(tone, toneWord(topic, tone))}
    <p dir="auto">${lead.says}</p>
  </li>`;
};

/** What to do next, as a numbered list; nothing to do is said too. */
export const nextSection = (steps: readonly Step[], run: Run): Markup => html`
  <section id="next" aria-labelledby="next-title">
    <h2 id="next-title">What to do next</h2>
    ${steps.length === 0 ? calm(run) : html`<ol class="steps">${steps.map(({tone, what, why}) => html`
      <li class="${tone}"><p class="what">${phrase(what)}</p><p dir="auto">${why}</p></li>`)}</ol>`}
  </section>`;

const calm = (run: Run): Markup => run.results.length === 0
  ? html`<p>Check that both tables hold rows, and that the schema names the columns to watch.</p>`
  : html`<p>Nothing needs doing. Changes smaller than those under “Detectable from” would have gone unnoticed.</p>`;
