// The runs that the tests of all outlets read: a clinic's month, the same with hostile names, and the edges.
import type {Result, Run} from "../../src/result/result.ts";
import {bikes, diagnoses, hernia, modelRun} from "./model-runs.ts";
import {madeRun, resultOf} from "./spine-run.ts";
import {type ColumnSpec, normal, spineColumns} from "./spine-table.ts";

const quality = (some: Partial<Result> & {readonly column: string | null}): Result => resultOf({
  topic: "quality", p: null, p_adjusted: null, detectable: null, interval: null, limits: {fail: 0.01}, unit: "share",
    measure: "placeholder-value", title: "Placeholder values",
  evidence: {kind: "fact", measure: "placeholder-value"}, effect: {measure: "placeholder-value", of: "score", unit: "share", score: 0, interval: null},
    score: 0, method: null, says: "No placeholder values.", ...some,
});

/** What the clinic's quality checks found. */
export const spineQuality: readonly Result[] = [
  quality({column: "degree_spondylolisthesis", score: 0.41, effect: {measure: "placeholder-value", of: "score", unit: "share", score: 0.41, interval: null},
    verdict: "fail",
    says: "127 of 310 values are 0, which may stand for a missing value.", detail: "the value 0: 0 (127 rows)"}),
  quality({column: "sacral_slope", measure: "missing-share", title: "Missing share", score: 0.19,
    effect: {measure: "missing-share", of: "score", unit: "share", score: 0.19, interval: null}, limits: {warn: 0.05, fail: 0.3}, verdict: "warn",
    says: "19 % of the cells are missing; in the reference 0.4 %."}),
  quality({column: "implant", measure: "type-mismatches", title: "Cells that do not fit the kind", verdict: "unknown",
    reason: "needs-rows", score: null,
    effect: {measure: "type-mismatches", of: "score", unit: "share", score: null, interval: null},
      says: "Cannot be told: this needs the rows; a profile does not hold them."}),
  ...spineColumns.slice(0, 12).map(({name}) => quality({column: name, measure: "constant-column", title: "Constant column",
    says: "The values differ."})),
  quality({column: null, role: null, measure: "duplicate-rows", title: "Duplicate rows", score: 0.0065,
    effect: {measure: "duplicate-rows", of: "score", unit: "share", score: 0.0065, interval: null}, verdict: "ok",
    says: "2 of 310 rows occur twice."}),
];

const missingShift = resultOf({
  column: "sacral_slope", measure: "missing-shift", title: "Change of the missing share", unit: "share", score: 0.187,
    interval: [0.147, 0.235], method: "newcombe", limits: {warn: 0.02, fail: 0.05},
  effect: {measure: "missing-shift", of: "score", unit: "share", score: 0.187, interval: [0.147, 0.235]}, p: 3.1e-41, p_adjusted: 4.3e-40, verdict: "fail",
    detectable: 0.021,
  evidence: {kind: "interval", measure: "missing-shift", method: "newcombe", p: 3.1e-41, p_adjusted: 4.3e-40, level: 0.05},
    says: "Missing cells went from 0.4 % to 19 %.",
});

const newSite = resultOf({
  column: "site", role: "segment", measure: "new-categories", title: "Labels unknown to the reference", unit: "share",
    score: 0.28, interval: [0.23, 0.33], limits: {fail: 0.01}, verdict: "fail", detectable: null,
  effect: {measure: "new-categories", of: "score", unit: "share", score: 0.28, interval: [0.23, 0.33]}, evidence: {kind: "fact", measure: "new-categories"},
    p: null, p_adjusted: null,
  says: "28 % of the values carry a label that the reference lacks.", detail: "new labels: lakeside (87 rows)",
});

/** March at the clinic: some columns changed, some cannot be told, some data are at fault. */
export const spineRun = (): Run => madeRun({extra: [missingShift, newSite, ...spineQuality],
  changes: {warnings: ["march_2025.csv: 2 columns of the file are in no schema and were not read: note, operator."]}});

const toldOver = (alone: Result, verdict: Result["verdict"], windows: number): Result => {
  const stretch = `over the last ${windows} days with data, ${310 * windows} rows`, open = verdict === "unknown";
  return {
    ...alone, verdict, reason: open ? "too-few-rows" : null, says: `${open ? `Not told ${stretch}, either` : `Told ${stretch}`}: no change worth naming.`,
    settles: open ? {reference: 1240, current: 9000} : null,
    over: {
      windows, called: "days", from: "2025-03-01T00:00:00.000Z", rows: 310 * windows, n: {reference: 1240, current: 310 * windows}, score: 0.04, interval: [0, 0.09],
      effect: {score: 0.03, interval: [0, 0.09]}, p: 0.2, p_adjusted: 0.5, detectable: 0.08, alone: {reason: "too-few-rows", says: "No change seen by itself."},
    },
  };
};

/** A day of the clinic that had too few rows, so that some of it was told over several days. */
export const overRun = (): Run => {
  const run = madeRun({}), drift = run.results.filter(({topic}) => topic === "drift");
  return {...run, results: run.results.map((result) => {
    const at = drift.indexOf(result);
    return at === 0 ? toldOver(result, "ok", 5) : at === 1 ? toldOver(result, "warn", 8) : at === 2 ? toldOver(result, "unknown", 30) : result;
  })};
};

/** The same clinic with one question only. */
export const presetRun = (preset: "drift" | "quality" | "target"): Run => {
  const run = madeRun({preset, extra: preset === "quality" ? spineQuality : preset === "drift" ? [missingShift, newSite] : []});
  const topics = {quality: ["quality"], target: ["target", "prediction"], drift: ["drift", "target", "prediction"]}[preset];
  const keep = (topic: string): boolean => topics.includes(topic);
  return {...run, results: run.results.filter((one) => keep(one.topic)), verdicts: run.verdicts.filter((one) => keep(one.topic))};
};

/** Names that try to be markup, code, Markdown, mentions, other names, or more than fits. */
export const evilNames: readonly string[] = [
  "</script><script>alert(1)</script>", "__proto__", "constructor", "<img src=x onerror=alert(2)>", "\" onmouseover=\"alert(3)",
    "' autofocus onfocus='alert(4)",
  "</style><style>*{display:none}</style>", "]]>--><!--", "${alert(5)}", "a | b `code` **bold** @octocat #12",
    "[x](javascript:alert(6))", "line\none\r\ntwo\u0000\u0007",
  "מרחק האגן", "\u202Egnp.exe", "🦴 spine 👩🏽‍⚕️ score", `very_long_${"column_name_".repeat(30)}end`, "", " ", "\uD800 lone",
    "javascript:alert(7)", "{{constructor.constructor('alert(8)')()}}",
];

const evilColumns: readonly ColumnSpec[] = evilNames.map((name, i) => i % 2
  ? {name, kind: "categorical", role: i === 1 ? "target" : "feature", draw: (random, side) =>
    evilNames[Math.floor(random() * (side ? 12 : 7))]}
  : {name, kind: "numeric", role: i === 0 ? "prediction" : "feature", unit: name, draw: (random, side) =>
    normal(random) * 3 + side * (i % 3)});

/** A run whose every text is hostile. */
export const evilRun = (): Run => {
  const [script] = evilNames;
  const run = madeRun({columns: evilColumns, extra: [...evilNames.map((name) => quality({column: name, verdict: "fail",
    says: `${name} holds ${script}`, detail: name, title: name}))]});
  return {
    ...run, model: script, model_version: evilNames[3], plan: evilNames[4], reference: {name: evilNames[3], rows: 1240},
      current: {name: script, rows: 310}, plumbline: evilNames[6],
    window: {start: script, end: evilNames[4]}, known_at: evilNames[5], settings: {...run.settings, adjust: script},
    results: run.results.map((one) => ({...one, segment: null, method: script, parameters: {[script]: script, ["__proto__"]: 1},
      unit: evilNames[4], says: `${one.says} ${script} ${one.column ?? ""}`})),
    methods: run.methods.map((note) => ({...note, title: script, about: evilNames[3], source: evilNames[4]})),
      warnings: [...evilNames],
    verdicts: run.verdicts.map((one) => ({...one, says: script})),
  };
};

/** A run in which no question was answered. */
export const nothingJudged = (): Run => {
  const run = madeRun({rows: [1240, 6]});
  return {...run, results: run.results.map((one) => ({...one, score: null, interval: null, p: null, p_adjusted: null,
    verdict: "unknown" as const, reason: "too-few-rows" as const,
    evidence: {kind: "test" as const, measure: one.evidence.measure}, effect: {...one.effect, score: null, interval: null},
      settles: {reference: 1240, current: 240}, says: "Cannot be told: there are too few rows to tell."})),
  verdicts: run.verdicts.map((one) => ({...one, verdict: "unknown" as const, reason: "too-few-rows" as const, counts: {ok: 0,
    warn: 0, fail: 0, unknown: one.columns}, p: null}))};
};

/** A run in which all is well. */
export const allOk = (): Run => {
  const columns = spineColumns.map((spec): ColumnSpec => ({...spec, draw: (random) => spec.draw(random, 0), missing: [0, 0]}));
  return madeRun({columns, rows: [4000, 3000]});
};

/** A current table without a row: all that was asked is unknown for want of values. */
export const noRows = (): Run => {
  const run = madeRun({rows: [1240, 0]});
  const results = spineColumns.map(({name, role}) => resultOf({column: name, role,
    topic: role === "target" || role === "prediction" ? role : "drift", score: null, interval: null, p: null, p_adjusted: null,
    effect: {measure: "wasserstein-robust", of: "score", unit: "σ", score: null, interval: null}, n: {reference: 1240, current: 0}, detectable: null,
      verdict: "unknown", reason: "no-values", says: "Cannot be told: there are no values.",
    evidence: {kind: "test", measure: "distribution-change"}, shown: []}));
  return {...run, results, verdicts: [], columns: run.columns};
};

/** A run without a column. */
export const empty = (): Run => madeRun({columns: [], rows: [0, 0], changes: {model: null, model_version: null, window: null,
  known_at: null, methods: []}});

/** 300 columns. */
export const wideRun = (): Run => madeRun({rows: [400, 200], columns: Array.from({length: 300}, (_, i): ColumnSpec => {
  const spec = spineColumns[i % 12];
  return {...spec, name: `${spec.name}_${i}`, role: i === 299 ? "target" : "feature"};
})});

/** Numbers at the ends of what a run may hold: open intervals, infinite scores, segments, a limit below, tiny and huge values. */
export const edgeNumbers = (): Run => madeRun({columns: spineColumns.slice(0, 4), extra: [
  resultOf({column: "pelvic_tilt", segment: {site: "north", sex: "female"}, verdict: "fail",
    effect: {measure: "wasserstein-robust", of: "score", unit: "σ", score: 1.2, interval: [0.9, Number.MAX_VALUE]}, interval: [0.9, Number.MAX_VALUE]}),
  resultOf({column: "pelvic_tilt", segment: {site: "harbour"}, verdict: "ok"}),
  resultOf({column: "pelvic_incidence", score: null, infinite: "positive", effect: {measure: "kl", of: "score", unit: "", score: null,
    interval: [-Number.MAX_VALUE, Number.MAX_VALUE]}, verdict: "fail"}),
  resultOf({column: "sacral_slope", worse: "either", limits: {warn: 0.1, fail: 0.3}, effect: {measure: "mean-in-sigmas", of: "score", unit: "",
    score: -0.4, interval: [-0.5, -0.31]}, verdict: "fail", unit: "σ"}),
  resultOf({column: "sacral_slope", worse: "lower", limits: {warn: 0.9, fail: 0.7}, effect: {measure: "volume", of: "score", unit: "", score: 0.5,
    interval: [0.4, 0.6]}, verdict: "fail", unit: "share"}),
  resultOf({column: "lumbar_lordosis_angle", limits: {}, effect: {measure: "psi", of: "score", unit: "", score: 1e-300, interval: [0, 1e300]},
    detectable: 5e-324, p: 0, p_adjusted: 0}),
]});

/** A model whose classes and sites have hostile names. */
export const evilModel = (): Run => modelRun(hernia(0.8, {classes: evilNames.slice(0, 4), sites: evilNames.slice(4, 17), rows: 640}), {preset: "all"});

/** Without the notes that speak of NaN and null as such: tests look for these words where they should not be. */
const worded = (run: Run): Run => ({...run, methods: run.methods.filter(({about, source}) => !/\b(NaN|null)\b/.test(`${about} ${source ?? ""}`))});

/** A run is made once and never changed. */
const once = (make: () => Run): (() => Run) => {
  let made: Run | undefined;
  return () => made ??= make();
};

export const allRuns: Readonly<Record<string, () => Run>> = Object.fromEntries(Object.entries({
  spine: spineRun, drift: () => presetRun("drift"), quality: () => presetRun("quality"), target: () => presetRun("target"),
  evil: evilRun,
  model: () => worded(modelRun(hernia())), diagnoses: () => worded(modelRun(diagnoses(), {preset: "all"})), bikes: () => worded(modelRun(bikes())),
  unlabelled: () => worded(modelRun(hernia(0))), "evil-model": () => worded(evilModel()),
  over: overRun, nothing: nothingJudged, ok: allOk, "no-rows": noRows, empty, wide: wideRun, numbers: edgeNumbers,
}).map(([name, make]) => [name, once(make)]));
