import {html, type Markup} from "../chart/html.ts";
import {intervalStrip} from "../chart/interval-strip.ts";
import {amount, between, noNumber, signed, withUnit} from "../chart/number.ts";
import {drivers} from "../result/drivers.ts";
import {toldIn} from "../result/held.ts";
import type {ExplainedChange, Part, PerformanceView} from "../result/performance/view.ts";
import type {Run} from "../result/result.ts";
import {bdi} from "./mark.ts";
import {shownName} from "./phrase.ts";

const parts = [
  {key: "change", words: "Change"}, {key: "prevalence", words: "Prevalence"}, {key: "scores", words: "Scores"}, {key: "rest", words: "The rest"},
] as const;

/** Why the model does as it does now: its change in parts that add up, and the columns that it rests on and that have moved. */
export function whySection({explained}: PerformanceView, run: Run): Markup | null {
  const moved = movedColumns(run);
  if (explained.length === 0 && moved === null) return null;
  return html`<h3 id="why">Why it has changed</h3>${explained.length > 0 && changes(explained)}${moved}`;
}

function changes(explained: readonly ExplainedChange[]): Markup {
  const ends = explained.flatMap((one) => parts.flatMap(({key}) => [one[key].value, ...one[key].interval ?? []]));
  const low = Math.min(0, ...ends), high = Math.max(0, ...ends), room = 0.05 * (high - low) || 1;
  return html`
    <p class="note">
      Each change is the sum of the three parts after it. <b>Prevalence</b>: the class has become more or less frequent. <b>Scores</b>:
      rows are scored higher or lower than they were. <b>The rest</b>: rows of the same score are of the class more or less often, so the
      world or the labels have changed; only this part says that what the model has learnt no longer holds.
    </p>
    <div class="scroll" role="region" aria-label="Changes in parts" tabindex="0">
      <table class="small why">
        <thead><tr><th scope="col">Of</th>${parts.map(({key, words}) => html`<th scope="col" class="${key}">${words}</th>`)}</tr></thead>
        <tbody>${explained.map((one) => html`
          <tr>
            <th scope="row">${one.title}</th>
            ${parts.map(({key}) => html`<td class="${key}">${partCell(one[key], toldIn("difference", one.unit), [low - room, high + room])}</td>`)}
          </tr>`)}</tbody>
      </table>
    </div>`;
}

/** A part as a point with its interval, all on one scale, and in figures. */
const partCell = ({value, interval}: Part, unit: string, domain: readonly [number, number]): Markup => {
  const text = withUnit(value, unit);
  return html`
    ${intervalStrip({score: value, interval, limits: {}, worse: "either", unit}, {domain, colour: "current", labels: false})}
    <span class="figures"><b>${signed(text, value) || text}</b>${interval && html` <span class="range">${between(interval, unit)}</span>`}</span>`;
};

const mostColumns = 10;

/** Columns by drift × importance, where the configuration says how much the model rests on any. */
function movedColumns(run: Run): Markup | null {
  const isGiven = run.columns.some(({importance}) => importance !== 1), ranked = isGiven ? drivers(run) : [];
  if (ranked.length === 0) return null;
  const rows = ranked.slice(0, mostColumns).filter(({weight}) => weight > 0);
  if (rows.length === 0) return null;
  return html`
    <h4 id="drivers" class="apart">Columns that have moved, by how much the model rests on them</h4>
    <p class="note">Drift counts 1 where a column is at its first limit, importance 1 for the mean of all columns; they are multiplied.</p>
    <div class="scroll" role="region" aria-labelledby="drivers" tabindex="0">
      <table class="small numbers grid">
        <thead><tr><th scope="col">Column</th><th scope="col">Drift</th><th scope="col">Importance</th><th scope="col">Drift × importance</th></tr></thead>
        <tbody>${rows.map(({column, drift, importance, weight}) => html`
          <tr><th scope="row">${bdi(shownName(column, 40))}</th><td>${amount(drift)}</td><td>${amount(importance)}</td><td>${amount(weight) || noNumber}</td></tr>`)}</tbody>
      </table>
    </div>
    ${ranked.length > rows.length && html`<p class="note">The ${ranked.length - rows.length} others weigh less.</p>`}`;
}
