import {html, type Markup, type Part} from "../chart/html.ts";
import {intervalMark} from "../chart/interval-mark.ts";
import {between, count, noNumber, withUnit} from "../chart/number.ts";
import {reasons} from "../comparison/unknown.ts";
import type {MeasureHead, PerformanceView, ScoreCell, SegmentRow} from "../result/performance/view.ts";
import {legend} from "./data-table.ts";
import {bdi} from "./mark.ts";
import {shownName} from "./phrase.ts";

type Domain = readonly [number, number];

/** How the model does in each segment: the columns that part the rows one after the other, their worst segments first. */
export function segmentSection({segments, measures: all, segmentsLeftOut}: PerformanceView): Markup | null {
  const measures = all.filter(({estimated}) => !estimated);
  if (measures.length === 0 || segments.every(({scores}) => scores.every(({value}) => value === null))) return null;
  const groups = [...new Set(segments.map(({columns}) => JSON.stringify(columns)))];
  const domains = measures.map((_, i) => domainOf(segments.map(({scores}) => scores[i])));
  const left = segmentsLeftOut === 0 ? "" : ` ${count(segmentsLeftOut)} ${segmentsLeftOut === 1 ? "segment is" : "segments are"} not listed, being too small.`;
  return html`
    <h3 id="segments">By segment</h3>
    <p class="note">
      Worst first within each column. Segments with few labelled rows are marked and come last: their intervals are wide, and
      nothing should be concluded from them alone.${left}
    </p>
    ${legend(html`<span class="note">The bar is the same segment in the reference, the dot and its line the current value with its interval.</span>`)}
    <div class="scroll" role="region" aria-labelledby="segments" tabindex="0">
      <table class="segments">
        <thead><tr><th scope="col">Segment</th><th scope="col">Labelled rows</th>${measures.map(headCell)}</tr></thead>
        ${groups.map((group) => groupOf(segments.filter(({columns}) => JSON.stringify(columns) === group), measures, domains))}
      </table>
    </div>`;
}

const headCell = ({title}: MeasureHead): Markup => html`<th scope="col">${title}</th>`;

/** From the lowest to the highest number of a column, reference and intervals included. */
function domainOf(cells: readonly ScoreCell[]): Domain {
  const all = cells.flatMap(({value, interval, reference}) => [value, reference, ...interval ?? []].filter((one) => one !== null));
  return all.length === 0 ? [0, 1] : [Math.min(...all), Math.max(...all)];
}

function groupOf(rows: readonly SegmentRow[], measures: readonly MeasureHead[], domains: readonly Domain[]): Markup {
  const title = rows[0].columns.map((name, i): Part => [i > 0 && ", ", bdi(shownName(name, 40))]);
  return html`
    <tbody>
      <tr><th scope="rowgroup" colspan="${measures.length + 2}" class="group">${title}</th></tr>
      ${rows.map((row) => html`
        <tr${row.few && html` class="few"`}>
          <th scope="row">${row.labels.map((label, i) => [i > 0 && ", ", bdi(shownName(label, 40))])}${row.few && html` <span class="mark">few rows</span>`}</th>
          <td class="count">${count(row.labelled)}${row.labelled < row.rows && html` <span class="range">of ${count(row.rows)}</span>`}</td>
          ${row.scores.map((cell, i) => html`<td>${cellOf(cell, measures[i], domains[i])}</td>`)}
        </tr>`)}
    </tbody>`;
}

function cellOf(cell: ScoreCell, {unit}: MeasureHead, domain: Domain): Markup {
  const {value, interval, reference, reason} = cell;
  if (value === null) return html`<span class="nothing"${reason !== null && html` title="${reasons[reason]}"`}>${noNumber}</span>`;
  return html`
    ${intervalMark({value, interval, reference}, domain)}
    <span class="figures"><b>${withUnit(value, unit)}</b>${interval && html` <span class="range">${between(interval, unit)}</span>`}
      ${reference !== null && html`<span class="range"><span class="hidden">, in the reference</span><span aria-hidden="true"> · was</span> ${withUnit(reference, unit)}</span>`}</span>`;
}
