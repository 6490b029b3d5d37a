import {html, type Markup} from "../chart/html.ts";
import {missingBar} from "../chart/missing-bar.ts";
import {count} from "../chart/number.ts";
import type {ColumnSummary, Run, SideSummary} from "../result/result.ts";
import {bdi} from "./mark.ts";
import {shownName} from "./phrase.ts";
import {meanShift, ofRows, qualityFields, type QualityField, rareCounters} from "./quality-field.ts";
import {toolbar} from "./toolbar.ts";

/** Tables of more columns than this can be searched. */
const searchedColumns = 8;

/** Fields that the table can be sorted by, largest first: the share now missing, the change of a mean in spreads. */
const sortKeys: ReadonlyMap<string, string> = new Map([["Missing", "missing"], ["Mean", "mean"]]);

/** Every column on both sides, and what changed between them. */
export function qualityTable({columns, current, reference}: Run): Markup | null {
  if (columns.length === 0) return null;
  const sides = columns.flatMap((one) => [one.reference, one.current].filter((side) => side !== null));
  const fields = qualityFields(sides);
  const searched = columns.length > searchedColumns;
  const head = ({head: words}: QualityField): Markup =>
    html`<th scope="col"${sortKeys.has(words) && html` data-sort="${sortKeys.get(words)}"`}>${words}</th>`;
  return html`
    <h3 id="values">Every column on both sides</h3>
    <p class="note">
      ${count(reference.rows)} reference rows, ${count(current.rows)} current rows.${absent(sides)}${" "}
      Low and high are the ends that several rows reach, so that no single row shows.
    </p>
    <div${searched && html` data-list`}>
      ${searched && toolbar("Values of columns")}
      <div class="scroll" role="region" aria-labelledby="values" tabindex="0">
        <table class="values" data-sortable>
          <thead><tr>
            <th scope="col" data-sort="name">Column</th>
            <th scope="col"><span class="hidden">Side</span></th>
            ${fields.map(head)}
          </tr></thead>
          ${columns.map((one) => rows(one, fields))}
        </table>
      </div>
      ${searched && html`<p class="none-found" hidden>No column matches.</p>`}
    </div>`;
}

/** Counters that are zero everywhere, in one sentence instead of so many fields of zeros. */
function absent(sides: readonly SideSummary[]): string {
  const gone = rareCounters.filter(([key]) => sides.every((side) => side[key] === 0)).map(([, , said]) => said);
  if (gone.length === 0) return "";
  return ` No cell is ${gone.length > 1 ? `${gone.slice(0, -1).join(", ")} or ${gone[gone.length - 1]}` : gone[0]}.`;
}

const missingShare = (one: SideSummary | null): number | null => one === null ? null : ofRows(one.missing, one);

function rows({name, kind, role, reference, current}: ColumnSummary, fields: readonly QualityField[]): Markup {
  const applies = ({kinds}: QualityField): boolean => !kinds || kinds.includes(kind);
  const side = (label: string, key: string, one: SideSummary | null): Markup => html`
    <th scope="row" class="key ${key}">${label}</th>
    ${one === null ? html`<td colspan="${fields.length}" class="note">the column is missing here</td>`
      : fields.map((field) => html`<td>${applies(field) && field.show(one)}</td>`)}`;
  const changes = fields.map((field) =>
    reference && current && field.change && applies(field) ? field.change(reference, current) : "");
  const changed = changes.some((text) => text !== "");
  const [before, after] = [missingShare(reference), missingShare(current)];
  const keys = html`data-missing="${after ?? -1}" data-mean="${Math.abs(meanShift(reference, current) ?? -1e-9)}"`;
  return html`
    <tbody data-name="${name}" ${keys}>
      <tr>
        <th scope="rowgroup" rowspan="${changed ? 3 : 2}" class="name">
          ${bdi(shownName(name, 40))}${" "}<span class="role">${role === "feature" ? kind : `${role}, ${kind}`}</span>
          ${((before ?? 0) > 0 || (after ?? 0) > 0) && missingBar(before, after)}
        </th>
        ${side("Reference", "reference", reference)}
      </tr>
      <tr>${side("Current", "current", current)}</tr>
      ${changed && html`<tr class="change"><th scope="row">Change</th>${changes.map((text) => html`<td>${text}</td>`)}</tr>`}
    </tbody>`;
}
