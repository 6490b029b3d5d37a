import {html, type Markup} from "../chart/html.ts";
import {count} from "../chart/number.ts";
import {type Tone, verdictIcon} from "../chart/verdict-icon.ts";
import type {Result, Run} from "../result/result.ts";
import type {Look} from "./column-detail.ts";
import {type ColumnGroup, columnGroups} from "./column-group.ts";
import {columnTable} from "./column-table.ts";
import {toolbar} from "./toolbar.ts";
import {tones, toneWord} from "./tone.ts";

/** Drawings of more columns than this do without names for their cells, to keep the file small. */
const hoverColumns = 60;

/** The columns one by one, worst first; target and prediction in a table of their own, before the rest. */
export function columnSection(run: Run): Markup | null {
  const outcomes = columnGroups(run, ["target", "prediction"]), drift = columnGroups(run, ["drift"]);
  if (outcomes.length + drift.length === 0) return null;
  const titles = new Map(run.methods.map((note) => [note.measure, note.title]));
  const look: Look = {titles, quality: byColumn(run.results), hover: outcomes.length + drift.length <= hoverColumns};
  return html`
    <section id="columns" aria-labelledby="columns-title">
      <h2 id="columns-title">Columns</h2>
      ${outcomes.length > 0 && html`<h3>Target and prediction</h3>${columnTable(outcomes, "Target and prediction", look)}`}
      ${drift.length > 0 && html`
        <h3>Measurements</h3>
        <div data-list>
          ${toolbar("Columns", controls(drift))}
          ${columnTable(drift, "Measurements, worst first", look)}
          <p class="none-found" hidden>No column matches.</p>
        </div>`}
    </section>`;
}

function byColumn(results: readonly Result[]): Map<string, Result[]> {
  const found = new Map<string, Result[]>();
  for (const one of results) {
    if (one.topic !== "quality" || one.column === null) continue;
    found.set(one.column, [...found.get(one.column) ?? [], one]);
  }
  return found;
}

/** Filters by verdict, and one button that opens all details. */
function controls(groups: readonly ColumnGroup[]): Markup {
  const counted = tones.map((tone) => ({tone, n: groups.filter((group) => group.tone === tone).length})).filter(({n}) => n > 0);
  return html`
    <div class="filters" role="group" aria-label="Show only">${counted.map(({tone, n}) => chip(tone, n))}</div>
    <button type="button" class="plain" data-open-all>Open all</button>`;
}

const chip = (tone: Tone, n: number): Markup => html`
  <button type="button" class="chip ${tone}" aria-pressed="false" data-filter="${tone}">
    ${verdictIcon(tone)}<span>${toneWord("drift", tone)}</span>${" "}<span class="n">${count(n)}</span>
  </button>`;
