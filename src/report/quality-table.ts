import {html, type Markup} from "../chart/html.ts";
import {missingBar} from "../chart/missing-bar.ts";
import {amount, count, noNumber, share, signed} from "../chart/number.ts";
import {shortened} from "../chart/shortened.ts";
import type {ColumnSummary, Run, SideSummary} from "../result/result.ts";
import {bdi, numberMarkup} from "./mark.ts";
import {shownName} from "./phrase.ts";

/** One column of the table: how either side is shown, and how the difference is. */
interface Field {
  readonly head: string;
  readonly show: (side: SideSummary) => Markup;
  readonly change?: (reference: SideSummary, current: SideSummary) => string;
  /** The only kinds of column that have it; all, when absent. */
  readonly kinds?: readonly string[];
}

type Counter = "empty" | "nan" | "infinite" | "mismatched";

const rare: readonly (readonly [key: Counter, head: string, said: string])[] = [
  ["empty", "Empty", "empty"], ["nan", "Not a number", "not a number"], ["infinite", "Infinite", "infinite"], ["mismatched", "Wrong kind", "of the wrong kind"],
];

const ofRows = (part: number, {rows}: SideSummary): number => rows > 0 ? part / rows : 0;

const zero = html`<span class="zero">0</span>`;

/** A change of a share, in points of a hundred. */
const points = (before: number, after: number): string => {
  const difference = (after - before) * 100;
  return Math.abs(difference) < 0.05 ? "" : `${signed(amount(Number(difference.toFixed(1))), difference)} points`;
};

const missing: Field = {
  head: "Missing",
  show: (side) => side.missing === 0 ? zero : numberMarkup(ofRows(side.missing, side), share),
  change: (before, after) => points(ofRows(before.missing, before), ofRows(after.missing, after)),
};

const counter = ([key, head]: (typeof rare)[number]): Field => ({
  head, show: (side) => side[key] === 0 ? zero : numberMarkup(side[key], count),
  change: (before, after) => points(ofRows(before[key], before), ofRows(after[key], after)),
});

const plain = (head: string, of: (side: SideSummary) => number | null): Field => ({head, kinds: ["numeric"], show: (side) => numberMarkup(of(side), (value) => amount(value, 4))});

const usual: readonly Field[] = [
  {
    head: "Distinct", show: (side) => html`${side.distinctError !== null && "≈ "}${numberMarkup(side.distinct, count)}`,
    change: (before, after) => before.distinct === null || after.distinct === null || before.mean !== null ? "" : signed(count(after.distinct - before.distinct), after.distinct - before.distinct),
  },
  {
    ...plain("Mean", (side) => side.mean),
    change: ({mean, sd}, after) => mean === null || after.mean === null || !sd || Math.abs(after.mean - mean) < 0.005 * sd ? ""
      : `${signed(amount(Number(((after.mean - mean) / sd).toFixed(2))), after.mean - mean)} sd`,
  },
  {
    ...plain("Spread (sd)", (side) => side.sd),
    change: ({sd}, after) => !sd || after.sd === null || Math.abs(after.sd / sd - 1) < 0.01 ? "" : `× ${amount(Number((after.sd / sd).toFixed(2)))}`,
  },
  plain("Low", (side) => side.low), plain("High", (side) => side.high),
  {
    head: "Most common", kinds: ["categorical", "boolean"],
    show: ({mostCommon, mostCommonShare}) => mostCommon === null ? html`<span class="nothing">${noNumber}</span>`
      : html`${bdi(shortened(mostCommon, 24) || "(empty)")} <span class="range">${share(mostCommonShare)}</span>`,
    change: (before, after) => before.mostCommon === null || after.mostCommon === null ? "" : before.mostCommon !== after.mostCommon ? "another one"
      : points(before.mostCommonShare ?? 0, after.mostCommonShare ?? 0),
  },
];

/** Every column on both sides, and what changed between them; counters that are zero everywhere are said in one sentence instead. */
export function qualityTable({columns, current, reference}: Run): Markup | null {
  if (columns.length === 0) return null;
  const sides = columns.flatMap((one) => [one.reference, one.current].filter((side) => side !== null));
  const kept = rare.filter(([key]) => sides.some((side) => side[key] > 0));
  const gone = rare.filter((one) => !kept.includes(one)).map(([, , said]) => said);
  const fields = [missing, ...kept.map(counter), ...usual];
  const searchable = columns.length > 8 && html`<div class="toolbar" role="search" aria-label="Values of columns"><label class="search"><span class="hidden">Search columns by name</span><input type="search" data-search placeholder="Search columns" autocomplete="off" spellcheck="false"></label><p class="hidden" role="status" data-status></p></div>`;
  return html`<h3 id="values">Every column on both sides</h3><p class="note">${count(reference.rows)} reference rows, ${count(current.rows)} current rows.${
    gone.length > 0 && html` No cell is ${gone.length > 1 ? `${gone.slice(0, -1).join(", ")} or ${gone[gone.length - 1]}` : gone[0]}.`
  } Low and high are the ends that several rows reach, so that no single row shows.</p><div${searchable && html` data-list`}>${searchable}<div class="scroll" role="region" aria-labelledby="values" tabindex="0"><table class="values" data-sortable><thead><tr><th scope="col" data-sort="name">Column</th><th scope="col"><span class="hidden">Side</span></th>${
    fields.map(({head}) => html`<th scope="col"${sortKeys.has(head) && html` data-sort="${sortKeys.get(head)}"`}>${head}</th>`)}</tr></thead>${
    columns.map((one) => rows(one, fields))}</table></div>${searchable && html`<p class="none-found" hidden>No column matches.</p>`}</div>`;
}

/** Fields that the table can be sorted by, largest first: the change of a mean in spreads, the share now missing. */
const sortKeys: ReadonlyMap<string, string> = new Map([["Missing", "missing"], ["Mean", "mean"]]);

const moved = (before: SideSummary | null, after: SideSummary | null): number =>
  before?.mean !== null && before?.sd && after && after.mean !== null ? Math.abs(after.mean - (before.mean ?? 0)) / before.sd : -1;

function rows({name, kind, role, reference, current}: ColumnSummary, fields: readonly Field[]): Markup {
  const applies = ({kinds}: Field): boolean => !kinds || kinds.includes(kind);
  const side = (label: string, key: string, one: SideSummary | null): Markup => html`<th scope="row" class="key ${key}">${label}</th>${one === null
    ? html`<td colspan="${fields.length}" class="note">the column is missing here</td>` : fields.map((field) => html`<td>${applies(field) && field.show(one)}</td>`)}`;
  const change = fields.map((field) => reference && current && field.change && applies(field) ? field.change(reference, current) : "");
  const changed = change.some((text) => text !== "");
  const share = (one: SideSummary | null): number | null => one === null ? null : ofRows(one.missing, one);
  return html`<tbody data-name="${name}" data-missing="${(share(current) ?? -1).toPrecision(6)}" data-mean="${moved(reference, current).toPrecision(6)}"><tr><th scope="rowgroup" rowspan="${changed ? 3 : 2}" class="name">${bdi(shownName(name, 40))} <span class="role">${
    role === "feature" ? kind : `${role}, ${kind}`}</span>${[reference, current].some((one) => (share(one) ?? 0) > 0) && missingBar(share(reference), share(current))}</th>${
    side("Reference", "reference", reference)}</tr><tr>${side("Current", "current", current)}</tr>${
    changed && html`<tr class="change"><th scope="row">Change</th>${change.map((text) => html`<td>${text}</td>`)}</tr>`}</tbody>`;
}
