import {html, type Markup} from "../chart/html.ts";
import {between, count, share} from "../chart/number.ts";
import type {ExpectedConfusion, Part} from "../result/performance/view.ts";
import {bdi} from "./mark.ts";
import {shownName} from "./phrase.ts";

/** What the labels of the current rows are likely to say of what was predicted; told in shares of all rows, as no row is known yet. */
export function expectedSection({class: of, rows, ...fates}: ExpectedConfusion): Markup {
  const name = bdi(shownName(of, 40)), cell = ({value, interval}: Part): Markup => html`
    <td><span class="figures"><b>about ${count(Math.round(value * rows))}</b>, ${share(value)}${
      interval && html` <span class="range">${between(interval, "share")}</span>`}</span></td>`;
  return html`
    <h4 id="expected-confusion" class="apart">What ${count(rows)} rows are likely to turn out to be</h4>
    <div class="scroll estimates" role="region" aria-labelledby="expected-confusion" tabindex="0">
      <table class="small why">
        <thead><tr><th scope="col">Likely</th><th scope="col">said ${name}</th><th scope="col">not said ${name}</th></tr></thead>
        <tbody>
          <tr><th scope="row">is ${name}</th>${cell(fates.truePositives)}${cell(fates.falseNegatives)}</tr>
          <tr><th scope="row">is not</th>${cell(fates.falsePositives)}${cell(fates.trueNegatives)}</tr>
        </tbody>
      </table>
    </div>`;
}
