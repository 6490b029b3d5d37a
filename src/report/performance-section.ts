import {html, type Markup} from "../chart/html.ts";
import {count, share} from "../chart/number.ts";
import type {PerformanceView} from "../result/performance/view.ts";
import type {Run} from "../result/result.ts";
import {classSection} from "./class-section.ts";
import type {Look} from "./column-detail.ts";
import {type ColumnGroup, columnGroups} from "./column-group.ts";
import {errorSection} from "./error-section.ts";
import {expectedSection} from "./expected-section.ts";
import {modelTopics, resultTable} from "./performance-results.ts";
import {periodSection} from "./period-section.ts";
import {scoreSection} from "./score-section.ts";
import {segmentSection} from "./segment-section.ts";
import {toneOf} from "./tone.ts";
import {whySection} from "./why-section.ts";

/** How good the model is: judged measures, then what they rest on; what was estimated without labels stands apart. */
export function performanceSection(run: Run): Markup | null {
  const {performance: view} = run, groups = modelTopics.flatMap((topic) => columnGroups(run, [topic])), business = columnGroups(run, ["business"]);
  if (view === null && groups.length + business.length === 0) return null;
  const look: Look = {titles: new Map(run.methods.map((note) => [note.measure, note.title])), quality: new Map(), hover: false};
  const measured = only(groups, false), estimated = only(groups, true);
  return html`
    <section id="performance" aria-labelledby="performance-title">
      <h2 id="performance-title">How good the model is</h2>
      ${view && coverage(view)}
      ${measured.length > 0 && (isBare(measured) ? unmeasured(measured)
        : html`<h3>Measured</h3>${resultTable(measured, "Measures of the model, worst first", look)}`)}
      ${estimated.length > 0 && html`
        <h3>Estimated without labels</h3>
        <p class="note">
          Nobody has looked yet: these figures follow from the model’s own scores and hold only as far as those can still be believed.
          They are drawn dashed and are no measurements.
        </p>
        ${resultTable(estimated, "Estimates without labels, worst first", look)}
        ${view?.expected && expectedSection(view.expected)}`}
      ${business.length > 0 && html`<h3>Business figures</h3>${resultTable(business, "Business figures, worst first", look)}`}
      ${view && html`${whySection(view, run)}${classSection(view, run)}${errorSection(view, run)}${scoreSection(view)}${segmentSection(view)}${periodSection(view)}`}
    </section>`;
}

/** The groups with their measured results alone, or with their estimates alone. */
function only(groups: readonly ColumnGroup[], wanted: boolean): ColumnGroup[] {
  return groups.flatMap((group): ColumnGroup[] => {
    const [lead, ...others] = [group.lead, ...group.others].filter(({estimated}) => estimated === wanted);
    if (lead === undefined) return [];
    return [{...group, lead, others, id: lead === group.lead ? group.id : `${group.id}-${wanted ? "estimated" : "measured"}`}];
  });
}

/** Whether no measure at all could be taken. */
const isBare = (groups: readonly ColumnGroup[]): boolean =>
  groups.every(({lead, others}) => [lead, ...others].every((result) => result.score === null && toneOf(result) === "none"));

/** One sentence instead of a table of nothing; what leads to a row leads here. */
function unmeasured(groups: readonly ColumnGroup[]): Markup {
  const titles = groups.flatMap(({lead, others}) => [lead, ...others].map(({title}) => title));
  return html`<p class="note">${groups.map(({id}) => html`<span id="${id}"></span>`)}Not measured: ${titles.join(", ")}.</p>`;
}

/** How much of the current table can be measured at all. */
function coverage({coverage: {current, reference}}: PerformanceView): Markup {
  const all = current.labelled === current.rows && current.rows > 0;
  const words = current.rows === 0 ? "The current table has no rows."
    : current.labelled === 0 ? `None of ${count(current.rows)} current rows has both a label and a prediction.`
      : all ? `All ${count(current.rows)} current rows have a label and a prediction.`
        : `${count(current.labelled)} of ${count(current.rows)} current rows (${share(current.labelled / current.rows)}) have a label and a prediction; what is measured is about these.`;
  return html`<p class="note">${words}${reference.labelled === 0 && " The reference has no label to compare with."}</p>`;
}
