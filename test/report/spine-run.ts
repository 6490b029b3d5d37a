// Makes runs as the judge would: shares, quantiles and tests are computed from the drawn rows; only the wording is made up here.
import type {
  ColumnSummary, Distribution, MethodNote, Result, Run, SideSummary, Topic, TopicVerdict, Verdict,
} from "../../src/result/result.ts";
import {type ColumnSpec, drawn, spineColumns} from "./spine-table.ts";

export type Cells = readonly (number | string | null)[];

const numbersOf = (cells: Cells): number[] => cells.filter((cell) => typeof cell === "number").sort((a, b) => a - b);
const labelsOf = (cells: Cells): string[] => cells.filter((cell) => typeof cell === "string");
const quantile = (sorted: readonly number[], p: number): number => {
  const at = p * (sorted.length - 1), low = Math.floor(at);
  return sorted[low] + (at - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]);
};
const round = (value: number, digits = 6): number => Number(value.toPrecision(digits));
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Shares in 30 even cells between the 1 % and 99 % points, or by label. */
export function distributionOf(spec: ColumnSpec, reference: Cells, current: Cells): Distribution {
  const common = {column: spec.name, kind: spec.kind, unit: spec.unit ?? null};
  if (spec.kind !== "numeric") {
    const sides = [labelsOf(reference), labelsOf(current)];
    const share = (label: string, side: readonly string[]): number => side.length ? round(side.filter((one) =>
      one === label).length / side.length) : 0;
    const labels = [...new Set(sides.flat())].sort((a, b) => share(b, sides[0]) - share(a, sides[0]));
    return {...common, labels, reference: labels.map((label) => share(label, sides[0])), current: labels.map((label) =>
      share(label, sides[1]))};
  }
  const [r, c] = [numbersOf(reference), numbersOf(current)];
  const both = [r, c].filter((side) => side.length > 0);
  const low = both.length ? Math.min(...both.map((side) => quantile(side, 0.01))) : 0,
    high = both.length ? Math.max(...both.map((side) => quantile(side, 0.99))) : 1;
  const step = Math.max(high - low, 1e-6) / 30;
  const edges = Array.from({length: 31}, (_, i) => round(low + i * step));
  const share = (side: readonly number[], from: number, to: number): number =>
    side.length ? round(side.filter((x) => x >= from && x < to).length / side.length) : 0;
  const shares = (side: readonly number[]): number[] => edges.slice(1).map((edge, i) => share(side, edges[i], edge));
  const quantiles = (side: readonly number[]): number[] | null => side.length ? [0.05, 0.25, 0.5, 0.75, 0.95].map((p) =>
    round(quantile(side, p), 4)) : null;
  return {
    ...common, edges, reference: shares(r), current: shares(c),
    below: [share(r, -Infinity, edges[0]), share(c, -Infinity, edges[0])], above: [share(r, edges[30], Infinity), share(c,
      edges[30], Infinity)],
    quantiles: {reference: quantiles(r), current: quantiles(c)},
  };
}

/** Counts and moments of one side. */
export function sideOf(cells: Cells): SideSummary {
  const values = numbersOf(cells), labels = labelsOf(cells);
  const mean = values.length ? sum(values) / values.length : null;
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return {
    rows: cells.length, values: values.length + labels.length, missing: cells.filter((cell) => cell === null).length, empty: 0,
      nan: 0, infinite: 0, mismatched: 0,
    distinct: new Set(cells.filter((cell) => cell !== null)).size, distinctError: null,
    mean: mean === null ? null : round(mean, 4),
    sd: mean === null || values.length < 2 ? null : round(Math.sqrt(sum(values.map((x) =>
      (x - mean) ** 2)) / (values.length - 1)), 4),
    low: values.length > 4 ? round(values[4], 4) : null, high: values.length > 4 ? round(values[values.length - 5], 4) : null,
    mostCommon: most ? most[0] : null, mostCommonShare: most ? round(most[1] / labels.length, 4) : null,
  };
}

/** A result with everything a judge fills in, for tests to vary. */
export function resultOf(some: Partial<Result> & {readonly column: string | null}): Result {
  return {
    topic: "drift", role: "feature", segment: null, measure: "wasserstein-robust", title: "Wasserstein distance", method: "exact",
    parameters: {}, unit: "σ", score: 0.02, interval: [0, 0.06], bound: null, reference: null, estimated: false, needed: null, p: 0.4, p_adjusted: 0.6,
    evidence: {kind: "test", measure: "distribution-change", method: "asymptotic", score: 0.03, p: 0.4, p_adjusted: 0.6,
      level: 0.05},
    effect: {measure: "wasserstein-robust", of: "score", unit: "σ", score: 0.01, interval: [0, 0.06]}, n: {reference: 1240, current: 310},
      detectable: 0.19, settles: null,
    limits: {warn: 0.1, fail: 0.25}, worse: "higher", verdict: "ok", reason: null, says: "No change worth naming.",
      detail: null, shown: [], ...some,
  };
}

/** How far the quantiles moved, in robust spreads of the reference; for labels the Jensen-Shannon distance in bits. */
function distance(spec: ColumnSpec, reference: Cells, current: Cells): number {
  if (spec.kind === "numeric") {
    const [r, c] = [numbersOf(reference), numbersOf(current)];
    const scale = (quantile(r, 0.75) - quantile(r, 0.25)) / 1.349 || 1;
    return sum(Array.from({length: 99}, (_, i) => Math.abs(quantile(c, (i + 1) / 100) - quantile(r,
      (i + 1) / 100)))) / 99 / scale;
  }
  const {reference: p, current: q} = distributionOf(spec, reference, current);
  const part = (a: number, b: number): number => a > 0 ? a * Math.log2(2 * a / (a + b)) : 0;
  return Math.sqrt(sum(p.map((a, i) => (part(a, q[i]) + part(q[i], a)) / 2)));
}

const topicOf = (role: string): Topic => role === "target" || role === "prediction" ? role : "drift";

/** The judged distribution of one column, with an interval as wide as the row counts make it. */
export function changeOf(spec: ColumnSpec, reference: Cells, current: Cells): Result {
  const numeric = spec.kind === "numeric";
  const [n, m] = [sideOf(reference).values, sideOf(current).values];
  const raw = distance(spec, reference, current), noise = (numeric ? 0.7 : 0.5) * Math.sqrt(1 / n + 1 / m);
  const score = Math.max(0, raw - noise), half = 1.1 * Math.sqrt(1 / n + 1 / m) * (numeric ? 1.6 : 1);
  const limits = numeric ? {warn: 0.2, fail: 0.4} : {warn: 0.1, fail: 0.2};
  const interval = [round(Math.max(0, score - half), 4), round(score + half, 4)] as const;
  const p = Math.min(1, 2 * Math.exp(-2 * (raw / half) ** 2)), adjusted = Math.min(1, p * 3);
  const bad = score >= limits.fail ? "fail" : score >= limits.warn ? "warn" : "ok";
  const verdict: Verdict = adjusted <= 0.05 && bad !== "ok" ? bad : interval[1] < limits.warn ? "ok" : "unknown";
  const measure = numeric ? "wasserstein-robust" : "jensen-shannon", unit = numeric ? "σ" : "";
  const middle = (cells: Cells): number => round(quantile(numbersOf(cells), 0.5), 3);
  const moved = (): string => `The middle value went from ${middle(reference)} to ${middle(current)} ${spec.unit ?? ""}`.trim();
  const found = numeric ? moved() : `The shares of ${spec.name} moved by ${round(score, 2)}`;
  const missed = `no change seen; changes under ${round(half * 2, 2)} would be missed`;
  const says = verdict === "unknown" ? `${found}; ${missed}.` : `${found}.`;
  return resultOf({
    topic: topicOf(spec.role), column: spec.name, role: spec.role, measure,
      title: numeric ? "Wasserstein distance in robust spreads" : "Jensen-Shannon distance",
    unit, score: round(raw, 4), interval, p: round(p, 4), p_adjusted: round(adjusted, 4), effect: {measure, of: "score", unit, score: round(score,
      4), interval}, n: {reference: n, current: m},
    evidence: {kind: "test", measure: numeric ? "distribution-change" : "category-change", method: "asymptotic",
      score: round(raw * 2, 4), p: round(p, 4), p_adjusted: round(adjusted, 4), level: 0.05},
    limits, verdict, reason: verdict === "unknown" ? "too-few-rows" : null, settles: verdict === "unknown" ? {reference: n,
      current: m * 3} : null,
    detectable: round(half * 2, 3), says,
    shown: [
      {measure: "kolmogorov-smirnov", score: round(raw / 3, 3), p: round(p * 2 > 1 ? 1 : p * 2, 4), method: "asymptotic"},
      {measure: "psi", score: round(raw ** 2, 3), interval: [round(score ** 2, 3), round((raw + half) ** 2, 3)]},
      {measure: "mann-whitney", score: null, reason: "needs-exact"},
    ],
  });
}

/** The verdict of a topic over its columns, as the judge words it. */
export function topicVerdictOf(topic: Topic, results: readonly Result[]): TopicVerdict {
  const own = results.filter((one) => one.topic === topic);
  const order: readonly Verdict[] = ["ok", "unknown", "warn", "fail"];
  const worst = new Map<string, Verdict>();
  for (const {column, verdict} of own) {
    const before = worst.get(column ?? "") ?? "ok";
    worst.set(column ?? "", order.indexOf(verdict) > order.indexOf(before) ? verdict : before);
  }
  const counts = {ok: 0, warn: 0, fail: 0, unknown: 0};
  for (const verdict of worst.values()) counts[verdict]++;
  const some = topic === "drift" && counts.fail / worst.size < 0.3;
  const verdict = counts.fail ? (some ? "warn" : "fail") : counts.warn ? "warn" : counts.unknown > counts.ok ? "unknown" : "ok";
  return {
    topic, verdict, reason: verdict === "unknown" ? own.find((one) => one.reason)?.reason ?? null : null, columns: worst.size,
      counts,
    failingShare: worst.size ? round(counts.fail / worst.size, 3) : 0, p: own.some((one) => one.p !== null) ? 0.0004 : null,
    says: `${counts.fail + counts.warn || "None"} of ${worst.size} changed; ${counts.unknown} could not be told.`,
  };
}

export const methodNotes: readonly MethodNote[] = [
  {measure: "wasserstein-robust", title: "Wasserstein distance in robust spreads", unit: "σ",
    source: "Ramdas, Garcia Trillos and Cuturi 2017, Entropy 19(2), 47",
    about: "How far the values must be carried, on average, to turn one distribution into the other, in robust spreads."},
  {measure: "distribution-change", title: "Test for any change of distribution", unit: "",
    source: "Scholz and Stephens 1987, JASA 82, 918-924",
    about: "Tells whether the two sets of values can come from one distribution."},
  {measure: "jensen-shannon", title: "Jensen-Shannon distance", unit: "",
    source: "Endres and Schindelin 2003, IEEE Trans. Inf. Theory 49",
    about: "How different the shares of the labels are: 0 when equal, 1 when no label is shared."},
  {measure: "category-change", title: "Test for any change of shares", unit: "", source: null,
    about: "A chi-square test of homogeneity; rare labels are pooled."},
  {measure: "kolmogorov-smirnov", title: "Kolmogorov-Smirnov distance", unit: "", source: null,
    about: "The largest gap between the two distribution functions."},
  {measure: "psi", title: "Population stability index", unit: "nats", source: null,
    about: "How far the shares of a column's values have moved: the sum of (c - r) ln(c / r)."},
  {measure: "mann-whitney", title: "Mann-Whitney shift", unit: "share", source: null,
    about: "How often a current value exceeds a reference value."},
  {measure: "missing-shift", title: "Change of the missing share", unit: "share",
    source: "Newcombe 1998, Statistics in Medicine 17, 873-890",
    about: "How much larger the share of missing cells is than in the reference."},
  {measure: "placeholder-value", title: "Placeholder values", unit: "share", source: null,
    about: "Values such as 0, -1 or 999 that stand for a missing one."},
  {measure: "constant-column", title: "Constant column", unit: "share", source: null, about: "Whether all values are the same."},
  {measure: "duplicate-rows", title: "Duplicate rows", unit: "share", source: null,
    about: "Share of rows that occur more than once."},
];

/** What can be varied in a made run. */
export interface Made {
  readonly columns?: readonly ColumnSpec[];
  readonly rows?: readonly [reference: number, current: number];
  readonly preset?: string;
  readonly extra?: readonly Result[];
  readonly changes?: Partial<Run>;
}

/** A run over made rows; `extra` results join those of the distributions. */
export function madeRun({columns = spineColumns, rows = [1240, 310], preset = "all", extra = [], changes = {}}: Made = {}): Run {
  const sides = columns.map((spec, i) => [drawn(spec, 0, {rows: rows[0], seed: i + 1}), drawn(spec, 1, {rows: rows[1],
    seed: i + 1})] as const);
  const enough = rows[0] > 0 && rows[1] > 0;
  const drift = preset === "quality" || !enough ? [] : columns.map((spec, i) => changeOf(spec, ...sides[i]));
  const results = [...drift, ...extra];
  const topics = (["target", "prediction", "drift", "quality"] as const).filter((topic) => results.some((one) =>
    one.topic === topic));
  const summaries = columns.map((spec, i): ColumnSummary =>
    ({name: spec.name, kind: spec.kind, role: spec.role, importance: 1, reference: sideOf(sides[i][0]),
      current: sideOf(sides[i][1])}));
  return {
    format: "plumbline-run", version: 1, plumbline: "0.1.0", model: "spine-triage", model_version: "2.3", plan: "7c1f0a9be2d4",
      preset,
    window: {start: "2025-03-01T00:00:00.000Z", end: "2025-04-01T00:00:00.000Z"}, known_at: "2025-04-02T06:00:00.000Z",
    reference: {name: "training_2019-2022.parquet", rows: rows[0]}, current: {name: "march_2025.csv", rows: rows[1]},
    settings: {level: 0.05, adjust: "benjamini-hochberg", minCell: 5},
    verdicts: topics.map((topic) => topicVerdictOf(topic, results)), results,
    distributions: columns.map((spec, i) => distributionOf(spec, ...sides[i])), performance: null, columns: summaries, methods: methodNotes,
      warnings: [], ...changes,
  };
}
