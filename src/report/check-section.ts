import {html, type Markup} from "../chart/html.ts";
import type {Run} from "../result/result.ts";
import {type CheckRow, checkRows, checkWord} from "./check-row.ts";
import {badge, bdi} from "./mark.ts";

/** The checks of a run as one table, worst first, under the sentence that sums them up; null where no suite was asked. */
export function checkSection(run: Run): Markup | null {
  const {gate} = run;
  if (!gate) return null;
  const rows = checkRows(run);
  return html`
    <section id="checks" aria-labelledby="checks-title">
      <h2 id="checks-title">Checks</h2>
      <p class="lead">${gate.says}</p>
      ${rows.length > 0 && html`
        <div class="scroll" role="region" aria-labelledby="checks-title" tabindex="0">
          <table class="checks">
            <thead><tr><th scope="col">Verdict</th><th scope="col">Check</th><th scope="col">Of</th><th scope="col">Found</th></tr></thead>
            <tbody>${rows.map(checkLine)}</tbody>
          </table>
        </div>`}
    </section>`;
}

const checkLine = ({check, result, tone, where}: CheckRow): Markup => {
  const word = checkWord[tone];
  return html`
    <tr>
      <td>${badge(tone, `${word.charAt(0).toUpperCase()}${word.slice(1)}`)}</td>
      <th scope="row">${bdi(check.name)} <span class="role">${check.suite}, ${check.condition}</span></th>
      <td>${bdi(where)}</td><td dir="auto">${result.says}</td>
    </tr>`;
};
