import {curveChart} from "../chart/curve.ts";
import {distributionChart} from "../chart/distribution.ts";
import {html, type Markup, type Part} from "../chart/html.ts";
import {amount, count, noNumber, share} from "../chart/number.ts";
import {reliabilityChart} from "../chart/reliability.ts";
import {thresholdChart} from "../chart/threshold.ts";
import type {Curve, PerformanceView, ReliabilityBin, ScoreSide, ScoreView} from "../result/performance/view.ts";
import {dataTable, legend, plot} from "./data-table.ts";
import {bdi} from "./mark.ts";
import {shownName} from "./phrase.ts";

/** How well the scores of each class tell it apart and whether they can be believed; of several classes the hardest stands open. */
export function scoreSection({scores}: PerformanceView): Markup | null {
  if (scores.length === 0) return null;
  const hardest = [...scores].sort((a, b) => (a.current?.area ?? 2) - (b.current?.area ?? 2));
  return html`
    <h3 id="scores">What its scores are worth</h3>
    ${legend(html`<span class="note">Dashed: what chance, or a perfectly calibrated model, would give.</span>`)}
    ${scores.length === 1 ? html`<p class="note">Scores of ${bdi(shownName(scores[0].class, 40))}.</p>${plots(scores[0], 0)}`
      : hardest.map((one, i) => html`
        <details class="of-class"${i === 0 && html` open`}>
          <summary>${bdi(shownName(one.class, 40))} against all others${areaText(one)}</summary>${plots(one, i)}
        </details>`)}`;
}

function areaText({reference, current}: ScoreView): string {
  const areas = both(reference?.area, current?.area);
  return areas === "" ? "" : `: area under the curve ${areas}`;
}

function plots(one: ScoreView, place: number): Markup {
  const id = `scores-${place}`;
  return html`
    <div class="plots">
      ${rocPlot(one, id)}${precisionPlot(one, id)}${reliabilityPlot(one, id)}${thresholdPlot(one, id)}
      ${scorePlots(one, id)}
    </div>`;
}

const both = (reference: number | null | undefined, current: number | null | undefined): string =>
  [[reference, "in the reference"], [current, "now"]].flatMap(([value, when]) => typeof value === "number" ? `${amount(value)} ${when}` : []).join(", ");

/** A curve's height at x, by straight lines; null beyond its ends. */
function heightAt(curve: Curve | null | undefined, at: number): number | null {
  if (!curve) return null;
  const {x, y} = curve, i = x.findIndex((value) => value >= at);
  if (i < 0 || (i === 0 && x[0] > at)) return null;
  if (i === 0 || x[i] === x[i - 1]) return y[i];
  return y[i - 1] + (y[i] - y[i - 1]) * (at - x[i - 1]) / (x[i] - x[i - 1]);
}

const heads = (first: string): Part[] => [first, "Reference", "Current"];

const shares = (at: readonly number[], sides: readonly (Curve | null | undefined)[]): Part[][] =>
  at.map((x) => [share(x), ...sides.map((side) => share(heightAt(side, x)))]);

const oneOf = (pick: keyof Pick<ScoreSide, "roc" | "precisionRecall">, {reference, current}: ScoreView): readonly [Curve | null, Curve | null] =>
  [reference?.[pick] ?? null, current?.[pick] ?? null];

function rocPlot(one: ScoreView, id: string): Markup | null {
  const [reference, current] = oneOf("roc", one);
  if (!reference && !current) return null;
  const title = "Found against false alarms (ROC)", about = `Area under the curve: ${both(one.reference?.area, one.current?.area)}.`;
  const chart = curveChart({title, about, id: `${id}r`, reference, current, chance: {x: [0, 1], y: [0, 1]},
    xWords: "False alarms, of those without it", yWords: "Found, of those with it"});
  const numbers = dataTable({caption: title, heads: heads("False alarms"), rows: shares([0.05, 0.1, 0.2, 0.3, 0.5], [reference, current])});
  return plot(html`${title} <span class="range">area ${both(one.reference?.area, one.current?.area)}</span>`, chart, numbers);
}

function precisionPlot(one: ScoreView, id: string): Markup | null {
  const [reference, current] = oneOf("precisionRecall", one);
  if (!reference && !current) return null;
  const title = "Right against found (precision and recall)", {positives, negatives} = one.current ?? one.reference ?? {positives: 0, negatives: 1};
  const about = `Average precision: ${both(one.reference?.averagePrecision, one.current?.averagePrecision)}.`;
  const base = positives / (positives + negatives), chart = curveChart({title, about, id: `${id}p`, reference, current,
    chance: {x: [0, 1], y: [base, base]}, xWords: "Found, of those with it (recall)", yWords: "Right, of those called (precision)"});
  const numbers = dataTable({caption: title, heads: heads("Found"), rows: shares([0.5, 0.6, 0.7, 0.8, 0.9], [reference, current])});
  return plot(html`${title} <span class="range">average ${both(one.reference?.averagePrecision, one.current?.averagePrecision)}</span>`, chart, numbers);
}

function reliabilityPlot({reference, current}: ScoreView, id: string): Markup | null {
  const sides = {reference: reference?.reliability ?? null, current: current?.reliability ?? null};
  if (!sides.reference && !sides.current) return null;
  const title = "Can its probabilities be believed?", off = (bins: readonly ReliabilityBin[] | null): string =>
    bins ? `${count(bins.filter(({score, interval: [low, high]}) => score < low || score > high).length)} of ${count(bins.length)}` : noNumber;
  const about = `Stretches of about equally many rows; of these ${off(sides.reference)} lie off the line in the reference, ${off(sides.current)} now.`;
  const rows = (["reference", "current"] as const).flatMap((side) => (sides[side] ?? []).map(({score, value, interval: [low, high], n}) =>
    [side === "reference" ? "Reference" : "Current", share(score), share(value), `${share(low)} to ${share(high)}`, count(n)]));
  return plot(title, reliabilityChart(sides, {title, about, id: `${id}c`}),
    dataTable({caption: title, heads: ["Table", "Model gave", "Came true", "Interval", "Rows"], rows}));
}

function thresholdPlot({thresholds}: ScoreView, id: string): Markup {
  const {at, reference, current} = thresholds, title = "If another threshold decided", about = "What would be found, how often a call would be right, "
    + "and how many rows would be called, for each score from which the class is called.";
  const rows = at.map((threshold, i) => [amount(threshold), ...(["recall", "precision", "decided"] as const)
    .flatMap((key) => [share(reference?.[key][i] ?? null), share(current?.[key][i] ?? null)])]).filter((_, i) => i % 4 === 3);
  const words = ["Found", "Right", "Called"].flatMap((word) => [`${word}, reference`, `${word}, current`]);
  return plot(title, thresholdChart(thresholds, {title, about, id: `${id}t`}), dataTable({caption: title, heads: ["Threshold", ...words], rows}));
}

/** The score among rows of the class and among the others: the farther apart these two lie, the better it tells them apart. */
function scorePlots({ofClass, ofOthers, class: name, column}: ScoreView, id: string): Part[] {
  const words = shownName(name, 30);
  return ([[ofClass, html`Score of those who were ${bdi(words)}`, "y"], [ofOthers, html`Score of those who were not ${bdi(words)}`, "n"]] as const)
    .map(([distribution, title, suffix]) => {
      const chart = distribution && distributionChart({...distribution, column: `${column}, ${suffix === "y" ? "of the class" : "of the others"}`}, {id: `${id}${suffix}`, hover: false});
      return chart && plot(title, html`<div class="spread">${chart}</div>`);
    });
}
