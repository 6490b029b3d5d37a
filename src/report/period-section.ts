import {html, type Markup, type Part} from "../chart/html.ts";
import {between, count, noNumber, share, withUnit} from "../chart/number.ts";
import {coverageStrip, periodStrip, type PeriodPoint} from "../chart/period-strip.ts";
import type {MeasureHead, PerformanceView, PeriodRow, PeriodView} from "../result/performance/view.ts";
import {dataTable, legend} from "./data-table.ts";

const day = 86_400_000;
const lengths: Readonly<Record<PeriodView["length"], number>> = {hour: day / 24, day, week: 7 * day, month: 30 * day, year: 365 * day};

/** How the model did over time, a strip for each measure, and how many rows had a label; estimates in strips of their own. */
export function periodSection({periods, measures}: PerformanceView): Markup | null {
  if (periods === null || periods.rows.length < 2) return null;
  const {length, rows, leftOut} = periods, half = lengths[length] / 2, times = rows.map(({start}) => Date.parse(start) + half);
  const domain = [Math.min(...times) - half, Math.max(...times) + half] as const;
  const points = (i: number): PeriodPoint[] => rows.flatMap(({side, scores}, k) =>
    i < scores.length ? {side, time: times[k], value: scores[i].value, interval: scores[i].interval} : []);
  const strip = (head: MeasureHead, i: number, last: boolean): Markup => html`
    <h4>${head.title}${head.estimated && html` <span class="mark">estimated, no labels used</span>`}</h4>
    ${periodStrip({
      title: `${head.title} by ${length}`, about: aboutOf(rows, i, head), id: `periods-${i}`, points: points(i), domain, level: levelOf(rows, i),
      unit: head.unit, estimated: head.estimated, dated: last,
    })}`;
  const measured = measures.flatMap((head, i) => head.estimated ? [] : [i]), estimated = measures.flatMap((head, i) => head.estimated ? [i] : []);
  const strips = (places: readonly number[]): Markup[] => places.map((i, k) => strip(measures[i], i, k === places.length - 1));
  return html`
    <h3 id="periods">Over time</h3>
    ${legend(html`<span class="note">By ${length}, in UTC. The dashed line is the whole reference. A thick mark on the floor is a ${length} that could not be measured.</span>`)}
    <div class="strips">
      <h4>Rows with a label</h4>
      ${coverageStrip(rows.map(({side, rows: all, labelled}, k) => ({
        side, time: times[k], value: all === null || labelled === null || all === 0 ? null : labelled / all, interval: null,
      })), {title: `Rows with a label by ${length}`, about: coverageWords(rows), id: "periods-c", domain})}
      ${strips(measured)}
    </div>
    ${estimated.length > 0 && html`<div class="strips estimates">${strips(estimated)}</div>`}
    ${dataTable({caption: `The model by ${length}`, heads: ["From", "Table", "Rows", "Labelled", ...measures.map(({title}) => title)], rows: rows.map((row) => numbersOf(row, measures))})}
    ${leftOut > 0 && html`<p class="note">${count(leftOut)} earlier ones are not listed.</p>`}`;
}

/** The reference's own number, the same in every row that has it. */
const levelOf = (rows: readonly PeriodRow[], i: number): number | null =>
  rows.map(({scores}) => scores[i]?.reference ?? null).find((reference) => reference !== null) ?? null;

function aboutOf(rows: readonly PeriodRow[], i: number, {unit, estimated}: MeasureHead): string {
  const known = rows.flatMap(({scores}) => scores[i]?.value ?? []);
  if (known.length === 0) return "No period could be measured.";
  const ends = `from ${withUnit(Math.min(...known), unit)} to ${withUnit(Math.max(...known), unit)}`;
  return `${estimated ? "Estimated without labels: " : ""}${count(known.length)} of ${count(rows.length)} periods have a value, ${ends}.`;
}

function coverageWords(rows: readonly PeriodRow[]): string {
  const bare = rows.filter(({labelled}) => labelled === 0).length;
  return bare === 0 ? "Every period has labels." : `${count(bare)} of ${count(rows.length)} periods have no label.`;
}

function numbersOf({start, side, rows, labelled, scores}: PeriodRow, measures: readonly MeasureHead[]): Part[] {
  const cells = scores.map(({value, interval}, i): Part => value === null ? noNumber
    : html`${withUnit(value, measures[i].unit)}${interval && html` <span class="range">${between(interval, measures[i].unit)}</span>`}`);
  const part = rows === null || labelled === null ? noNumber : labelled === rows ? count(labelled) : `${count(labelled)} (${share(labelled / rows)})`;
  return [start.replace(/T00:00:00\.000Z$/, "").replace(":00:00.000Z", " h").replace("T", " "), side, count(rows), part, ...cells];
}
