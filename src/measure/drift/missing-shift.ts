import {type PresencePair, presencePair} from "../../comparison/presence-pair.ts";
import {unknown} from "../../comparison/unknown.ts";
import type {Presence} from "../../sketch/state.ts";
import {normalQuantile} from "../../stats/normal.ts";
import {shareChange} from "../../stats/share-change.ts";
import {defineMeasure} from "../measure.ts";

/** Cells without a usable value. */
export const lost = ({missing, empty, nan, mismatched}: Presence): number => missing + empty + nan + mismatched;

const cells = (rows: number, missing: number): Presence =>
  ({rows, missing, empty: 0, nan: 0, positiveInfinity: 0, negativeInfinity: 0, mismatched: 0});

const percent = (share: number): string => `${Number((share * 100).toPrecision(3))} %`;

export const missingShift = defineMeasure({
  id: "missing-shift", family: "drift",
  title: "Change of the missing share",
  about: "How much larger the share of cells without a usable value (null, empty, NaN, wrong type) is than in the reference. " +
    "Drift tests leave missing cells out, so this is how a column that stops arriving is seen. Of outcomes (a target or a business column) " +
    "of which none has come yet it says nothing.",
  source: "Fisher's exact test with mid-p (Lancaster 1961); interval by Newcombe 1998, method 10",
  over: presencePair,
  options: {},
  unit: "share", range: [-1, 1], worse: "higher", limits: {warn: 0.05, fail: 0.1}, evidence: "test", clusters: "allowed-for", needs: "profile",
  chart: "interval", failing: "missing",
  examples: [
    {why: "nothing is missing on either side", given: {type: "numeric", reference: cells(100, 0), current: cells(50, 0)}, gives: {value: 0, p: 1}},
    {why: "a fifth is missing where nothing was", given: {type: "numeric", reference: cells(100, 0), current: cells(50, 10)}, gives: {value: 0.2}},
    {why: "outcomes of which none has come", given: {type: "categorical", reference: cells(100, 0), current: cells(50, 50), awaited: true},
      gives: {unknown: "not-declared"}},
    {why: "no reference", given: {type: "numeric", current: cells(50, 10)}, gives: {unknown: "no-reference"}},
  ],
  score({reference, current, awaited, design}) {
    if (!reference) return unknown("no-reference");
    if (reference.rows === 0 || current.rows === 0) return unknown("no-values", "a table has no rows");
    if (awaited) return unknown("not-declared", "the outcomes may come later");
    const test = shareChange({count: lost(reference), n: reference.rows}, {count: lost(current), n: current.rows}, {design});
    if (!test) return unknown("no-values");
    return {value: test.difference, p: test.p, interval: test.interval, n: {reference: reference.rows, current: current.rows},
      also: {reference: lost(reference) / reference.rows, current: lost(current) / current.rows}};
  },
  detectable({reference, current, design = 1}, aim) {
    if (!reference) return undefined;
    return smallestRise(lost(reference) / Math.max(1, reference.rows), {n: reference.rows / design, m: current.rows / design}, aim);
  },
  says: ({reference, current}: PresencePair) => {
    const before = reference ? percent(lost(reference) / Math.max(1, reference.rows)) : "?";
    const now = percent(lost(current) / Math.max(1, current.rows));
    return before === now ? `${now} missing, as in the reference` : `${now} missing, against ${before} in the reference`;
  },
});

/** The rise of a share that a two-sided test of this level shows with this power, by the normal approximation. */
function smallestRise(before: number, {n, m}: {readonly n: number; readonly m: number}, {level, power}: {readonly level: number; readonly power: number}): number {
  const [a, b] = [normalQuantile(1 - level / 2), normalQuantile(power)];
  let [low, high] = [0, 1 - before];
  const shown = (rise: number) => {
    const now = before + rise;
    const pooled = (before * n + now * m) / (n + m);
    const null0 = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
    return rise >= a * null0 + b * Math.sqrt((before * (1 - before)) / n + (now * (1 - now)) / m);
  };
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (shown(middle)) high = middle;
    else low = middle;
  }
  return high;
}
