import {html, type Markup} from "../chart/html.ts";
import {amount, count, share} from "../chart/number.ts";
import type {Tone} from "../chart/verdict-icon.ts";
import type {MethodNote, Result, Run, Topic} from "../result/result.ts";
import {badge} from "./mark.ts";
import {resultWord, toneWord} from "./tone.ts";

const meanings: readonly (readonly [tone: Tone, id: string, text: string])[] = [
  ["fail", "fail", "A change was found that chance does not explain, and it is larger than the limit that matters."],
  ["warn", "warn", "The same, past the lower of the two limits only."],
  ["ok", "ok", "Even the largest change that fits the data lies within the limits."],
  ["unknown", "unknown", "The data fit both a change that matters and none. This is no all-clear: the report says how many more "
    + "rows would tell."],
  ["none", "unknown", "There was nothing to look at: no values, no column, or no reference."],
];

const adjustments: ReadonlyMap<string, string> = new Map([
  ["benjamini-hochberg", "Benjamini and Hochberg's adjustment"], ["holm", "Holm's adjustment"], ["none", "no adjustment"],
]);

/** How the verdicts were reached: what the words mean, the settings, every measure that was used. */
export const methodSection = ({methods, warnings, settings, results}: Run): Markup => html`
  <section id="method" aria-labelledby="method-title">
    <h2 id="method-title">How this was judged</h2>
    ${warnings.length > 0 && html`
      <section id="reading" class="warnings">
        <h3>Notes from reading the data</h3>
        <ul>${warnings.map((text) => html`<li dir="auto">${text}</li>`)}</ul>
      </section>`}
    <h3>What the words mean</h3>
    <dl class="meanings">${meanings.map((one) => meaning(one, results))}</dl>
    ${results.some(({topic}) => topic === "performance") && html`<p>${modelWords}</p>`}
    ${results.some(({estimated}) => estimated) && html`<p>${estimateWords}</p>`}
    ${results.some(({over}) => over) && html`<p>${overWords}</p>`}
    <h3>How to read the drawings</h3>
    ${reading}
    <h3>Settings</h3>
    ${settingsList(settings)}
    ${methods.length > 0 && html`<h3>Measures</h3><dl class="measures">${methods.map(measureNote)}</dl>`}
  </section>`;

/** What a verdict is called of data, of a model and of an estimate, as far as the run holds such. */
function meaning([tone, id, text]: (typeof meanings)[number], results: readonly Result[]): Markup {
  const word = toneWord("drift", tone), holds = (...topics: readonly Topic[]): boolean => results.some(({topic, estimated}) => topics.includes(topic) && !estimated);
  const others = [
    holds("quality") && {of: "data quality", word: toneWord("quality", tone)},
    holds("performance", "segments") && {of: "a model", word: toneWord("performance", tone)},
    results.some(({estimated}) => estimated) && {of: "an estimate", word: resultWord({topic: "performance", estimated: true}, tone)},
  ].filter((other) => other !== false && other.word !== word) as {of: string; word: string}[];
  const also = others.map((other) => `; of ${other.of}: ${other.word.toLowerCase()}`).join("");
  return html`<div><dt>${badge(tone, word)}</dt><dd>${text} <span class="note">(${id}${also})</span></dd></div>`;
}

const modelWords = "“Worse” and “as good” are said of a model beside the reference, not in itself: a poor model may be as good as it was.";
const estimateWords = "“Likely” and “perhaps” are said of estimates, made from the scores before labels come. They take rows of the same score to be of the "
  + "class as often as in the reference; only labels can show that they are not.";

const overWords = "“Over 5 days” is said of what this window had too few rows to tell: it was judged on the last 5 days with data together, as one more test "
  + "of its topic. They are as many as it takes to see a change as large as the limit, whatever is found in them. A change that is over is still among them. "
  + "Drawings of columns show this window by itself.";

const reading = html`
  <p>
    The <span class="key reference">reference</span> is filled, the <span class="key current">current</span> data are outlined.
    Of an effect, the dot is the best estimate and the bar the range that the data leave open; the dashed line is the limit to a
    small change, the full line to a change. Limits of different measures stand in one line, so that rows compare.
    “Detectable from” is the smallest change that this many rows would have shown four times out of five.
  </p>`;

const settingsList = ({level, adjust, minCell}: Run["settings"]): Markup => html`
  <ul class="settings">
    <li>
      A test counts as evidence when its p-value, after ${adjustments.get(adjust) ?? adjust} for the number of tests of its topic,
      is at most ${amount(level)}.
    </li>
    <li>Intervals hold the true value with a probability of ${share(0.95)}.</li>
    <li>${minCell > 0 ? html`Values that fewer than ${count(minCell)} rows share are not shown.`
      : html`Rare values are shown too: privacy by minimum cell size is switched off.`}</li>
  </ul>`;

const measureNote = ({title, about, source, unit, measure}: MethodNote): Markup => html`
  <div>
    <dt>${title} <code>${measure}</code></dt>
    <dd dir="auto">
      ${about}${unit !== "" && html` <span class="note">In ${unit === "share" ? "shares of the rows" : unit}.</span>`}
      ${source !== null && html` <cite>${source}</cite>`}
    </dd>
  </div>`;
