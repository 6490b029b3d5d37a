import {distributionChart} from "../chart/distribution.ts";
import {errorByPrediction} from "../chart/error-by-prediction.ts";
import {html, type Markup, type Part} from "../chart/html.ts";
import {amount, count, noNumber} from "../chart/number.ts";
import type {ErrorBin, PerformanceView} from "../result/performance/view.ts";
import type {Run} from "../result/result.ts";
import {dataTable, legend, plot} from "./data-table.ts";

/** How far a regression is off: the distribution of its errors, and how large they are where so much was predicted. */
export function errorSection({errors}: PerformanceView, {distributions}: Run): Markup | null {
  if (errors === null) return null;
  const {byPrediction, unit} = errors, inUnit = unit === null ? "" : `, ${unit}`;
  const title = "Mean absolute error by prediction", about = "The mean absolute error where so much was predicted, with its interval, in the reference and now.";
  const chart = errorByPrediction(byPrediction, {title, about, id: "errors-p", yWords: `Mean absolute error${inUnit}`});
  const residuals = distributions.find(({column}) => column === "(error)"), drawn = residuals && distributionChart(residuals, {id: "errors-d", hover: false});
  if (!chart && !drawn) return null;
  return html`
    <h3 id="errors">How far it is off</h3>
    ${legend()}
    <div class="plots">
      ${drawn && plot("Errors: predicted less actual; above 0 it says too much", html`<div class="spread">${drawn}</div>`)}
      ${chart && plot(title, chart, dataTable({caption: title, heads: ["Prediction", "Reference", "Rows", "Current", "Rows"], rows: byPrediction.map(rowOf)}))}
    </div>`;
}

function rowOf({from, to, reference, current}: ErrorBin): Part[] {
  const stretch = from === null ? `below ${amount(to, 4)}` : to === null ? `${amount(from, 4)} and more` : `${amount(from, 4)} to ${amount(to, 4)}`;
  const side = (one: ErrorBin["reference"]): Part[] => one === null ? [noNumber, noNumber]
    : [html`${amount(one.value)} <span class="range">${amount(one.interval[0])} to ${amount(one.interval[1])}</span>`, count(one.n)];
  return [stretch, ...side(reference), ...side(current)];
}
