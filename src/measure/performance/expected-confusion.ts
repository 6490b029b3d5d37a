import {unlabelledScores} from "../../comparison/unlabelled-scores.ts";
import {isUnknown, type Unknown, unknown} from "../../comparison/unknown.ts";
import type {Hits} from "../../stats/confusion.ts";
import {hitSeries} from "../../stats/expected-series.ts";
import {arrivedRatio} from "../arrived.ts";
import {tenPercent, unlabelledRows, withoutLabels} from "../example-unlabelled.ts";
import {expectedOptions, expectedScore} from "../expected-estimate.ts";
import {defineMeasure, type Score} from "../measure.ts";
import {percent} from "../percent.ts";

const all = ({tp, fp, fn, tn}: Hits): number => tp + fp + fn + tn;
const shareOf = (of: (hits: Hits) => number) => (hits: Hits) => ({part: of(hits), whole: all(hits)});

/** The four fates of a row, by name, each as a share of all rows. */
export const confusionShares = {
  truePositives: shareOf(({tp}) => tp), falsePositives: shareOf(({fp}) => fp), falseNegatives: shareOf(({fn}) => fn), trueNegatives: shareOf(({tn}) => tn),
} as const;

export const expectedConfusion = defineMeasure({
  id: "expected-confusion", family: "performance", estimated: true,
  title: "Expected confusion",
  about: "Before labels come: which share of the rows is likely to turn out wrong, and beside it the four shares that it comes from, each with " +
    "its interval: found, missed, called so by mistake, and rightly not called so. An estimate, not a measurement.",
  source: "CBPE on calibrated scores (Kivimaki and others 2024), prevalence by Saerens, Latinne and Decaestecker 2002, held against Lipton and others 2018",
  over: unlabelledScores, options: expectedOptions, unit: "share", range: [0, 1], worse: "higher", judges: "change",
  evidence: "interval", needs: "profile", chart: "interval",
  inCells: "scores are known by cell of the plan; nothing that the class or the prediction says is lost",
  examples: [
    {why: "of 9000 rows 2700 are of the class, 1080 of them missed, beside 280 false alarms",
      given: withoutLabels(tenPercent, unlabelledRows(9000, 0.3)), gives: {value: 0.15111111111111108, within: 1e-3}},
    {why: "scores and predictions speak for different prevalences, and it matters",
      given: withoutLabels(tenPercent, [{score: 0.05, predicted: false, open: 500}, {score: 0.6, predicted: true, open: 4000}]),
      gives: {unknown: "assumption-failed"}},
  ],
  score(shape, options): Score | Unknown {
    if (shape.among > 2 && options.class === "") return unknown("wrong-kind", `there are ${shape.among} classes; name one of: ${shape.classes.map((one) => one.class).join(", ")}`);
    const ask = (of: (hits: Hits) => {readonly part: number; readonly whole: number}): Score | Unknown => expectedScore(shape, options, {
      of: hitSeries(of), together: "mean", measured: arrivedRatio(of), nothing: "no row has a score and a prediction",
    });
    const wrong = ask(shareOf(({fp, fn}) => fp + fn)), also: Record<string, number> = {};
    if (isUnknown(wrong)) return wrong;
    for (const [name, of] of Object.entries(confusionShares)) {
      const found = ask(of);
      if (isUnknown(found)) return found;
      also[name] = found.value;
      if (found.interval) [also[`${name}Low`], also[`${name}High`]] = found.interval;
    }
    return {...wrong, also: {...wrong.also, ...also}};
  },
  says: (_, {value, interval}) => `${percent(value)}${interval ? ` (${percent(interval[0])} to ${percent(interval[1])})` : ""} of the rows are likely to turn out wrong`,
});
