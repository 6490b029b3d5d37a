import {bothSides} from "../../comparison/both-sides.ts";
import {unknown} from "../../comparison/unknown.ts";
import type {ColumnProfile} from "../../profile/column-profile.ts";
import {proportionInterval} from "../../stats/proportion-interval.ts";
import {labelSides} from "../example-sides.ts";
import {defineMeasure} from "../measure.ts";
import {percent} from "../percent.ts";

export const classBalance = defineMeasure({
  id: "class-balance", family: "quality",
  title: "Share of the rarest class",
  about: "The share of rows in the rarest class of a target or a prediction, among the classes of either table. With few rows " +
    "in a class, nothing sure can be said about how well the model finds it.",
  source: "interval by Wilson 1927",
  over: bothSides,
  options: {},
  unit: "share", range: [0, 0.5], worse: "lower", evidence: "interval", clusters: "allowed-for", needs: "profile", chart: "bars",
  examples: [
    {why: "one in five", given: labelSides({ill: 50, well: 50}, {ill: 20, well: 80}, {role: "target"}), gives: {value: 0.2}},
    {why: "a class is gone", given: labelSides({ill: 5, well: 95}, {well: 30}, {role: "prediction"}), gives: {value: 0}},
    {why: "a feature has no classes", given: labelSides({ill: 50, well: 50}, {ill: 20, well: 80}),
      gives: {unknown: "not-declared"}},
    {why: "one class", given: labelSides({well: 50}, {well: 80}, {role: "target"}), gives: {unknown: "constant"}},
    {why: "no value", given: labelSides({ill: 50, well: 50}, {}, {role: "target"}), gives: {unknown: "no-values"}},
  ],
  score({plan, reference, current, design = 1}) {
    const {role} = plan.schema;
    if (role !== "target" && role !== "prediction") return unknown("not-declared");
    const now = countsOf(current), before = reference && countsOf(reference);
    if (!now || (reference && !before)) return unknown("wrong-kind");
    const m = total(now), n = before ? total(before) : 0;
    if (m === 0) return unknown("no-values");
    const classes = [...new Set([...(before?.keys() ?? []), ...now.keys()])];
    if (classes.length < 2) return unknown("constant", "there is one class only");
    const items = classes.map((label) => ({label, count: now.get(label) ?? 0})).sort((a, b) => a.count - b.count);
    const rarest = items[0].count;
    return {
      value: rarest / m, interval: proportionInterval(rarest / design, m / design), items: items.reverse(),
      n: {...(reference && {reference: n}), current: m},
      also: {
        classes: classes.length,
        ...(before && n > 0 && {reference: Math.min(...classes.map((label) => before.get(label) ?? 0)) / n}),
      },
    };
  },
  says: (_, {value, also}) => `the rarest of ${also?.["classes"] ?? 0} classes holds ${percent(value)} of the rows` +
    (also?.["reference"] === undefined ? "" : `; in the reference ${percent(also["reference"])}`),
});

const countsOf = (profile: ColumnProfile): ReadonlyMap<string, number> | undefined =>
  profile.type === "categorical" && !profile.categories.buckets ? profile.categories.counts : undefined;

const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0);
