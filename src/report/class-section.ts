import {confusionMatrix} from "../chart/confusion-matrix.ts";
import {html, type Markup, type Part} from "../chart/html.ts";
import {count, noNumber, share} from "../chart/number.ts";
import type {ClassRates, ClassRow, ConfusionView, Figure, PerformanceView} from "../result/performance/view.ts";
import type {Run} from "../result/result.ts";
import {dataTable, plot} from "./data-table.ts";
import {bdi} from "./mark.ts";
import {shownName} from "./phrase.ts";

/** What was said of each actual class, the reference beside the current table, and what that means for each class. */
export function classSection({confusion, classes}: PerformanceView, {settings}: Run): Markup | null {
  if (confusion === null) return null;
  const hidden = `<\u202F${settings.minCell}`, isHiding = [confusion.reference, confusion.current].some((side) => side?.totals.includes(null));
  return html`
    <h3 id="confusion">What it gets right and wrong</h3>
    <p class="note">
      Each row is what the cases were, each column what the model said; framed cells are right answers. Shades and percentages are
      parts of the row.${isHiding && ` Counts under ${settings.minCell} are not shown.`}
    </p>
    <div class="plots">${matrix(confusion, "reference", hidden)}${matrix(confusion, "current", hidden)}</div>
    ${rateTable(classes)}`;
}

function matrix(confusion: ConfusionView, side: "reference" | "current", hidden: string): Markup | null {
  const {classes, [side]: of} = confusion, label = side === "reference" ? "Reference" : "Current";
  if (of === null) return plot(html`<span class="key ${side}">${label}</span>`, html`<p class="note">No row of the ${side} table has a label.</p>`);
  const right = of.counts.map((row, i) => row[i]), title = `Confusion matrix, ${side}`;
  const about = classes.slice(0, 6).map((name, i) => `${shownName(name, 40)}: ${right[i] === null ? hidden : count(right[i])} right of ${
    of.totals[i] === null ? "several" : count(of.totals[i])}.`).join(" ");
  const heads: Part[] = ["Actual", ...classes.map((name) => html`said ${bdi(shownName(name, 30))}`), "all"];
  const rows = classes.map((name, i) => [bdi(shownName(name, 30)),
    ...of.counts[i].map((cell) => cell === null ? hidden : count(cell)), of.totals[i] === null ? noNumber : count(of.totals[i])]);
  return plot(html`<span class="key ${side}">${label}</span>`,
    confusionMatrix(classes, of, {title, about, id: `confusion-${side}`, side, hidden}), dataTable({caption: title, heads, rows}));
}

/** Classes with what was found of them, the hardest first. */
function rateTable(classes: readonly ClassRow[]): Markup | null {
  const told = classes.filter(({current}) => current !== null).sort((a, b) => foundOf(a) - foundOf(b)).slice(0, 20);
  if (told.length === 0) return null;
  const both = ({reference, current}: ClassRow, pick: (side: ClassRates) => Figure | null): Part[] => [
    figureText(reference && pick(reference)), figureText(current && pick(current)),
  ];
  return html`
    <div class="scroll" role="region" aria-label="By class" tabindex="0">
      <table class="small numbers grid">
        <thead>
          <tr><td></td><th scope="colgroup" colspan="2">Cases</th><th scope="colgroup" colspan="2">Found, of the cases</th>
            <th scope="colgroup" colspan="2">Right, of those called so</th></tr>
          <tr><th scope="col">Class</th>${[0, 1, 2].map(() => html`
            <th scope="col" class="key reference">Reference</th><th scope="col" class="key current">Current</th>`)}</tr>
        </thead>
        <tbody>${told.map((row) => html`
          <tr>
            <th scope="row">${bdi(shownName(row.class, 40))}</th>
            <td>${count(row.reference?.cases ?? null)}</td><td>${count(row.current?.cases ?? null)}</td>
            ${[...both(row, ({found}) => found), ...both(row, ({right}) => right)].map((cell) => html`<td>${cell}</td>`)}
          </tr>`)}</tbody>
      </table>
    </div>`;
}

const foundOf = ({current}: ClassRow): number => current?.found?.value ?? 2;

const figureText = (figure: Figure | null): Part => figure === null ? html`<span class="nothing">${noNumber}</span>`
  : html`${share(figure.value)} <span class="range">${share(figure.interval[0])} to ${share(figure.interval[1])}</span>`;
