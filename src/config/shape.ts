import {z} from "zod";
import {costShape, formulasShape} from "./measures.ts";
import {choice, flag, keys, limitsByMeasure, mapping, measureIds, number, optionsByMeasure, plain, positive, rows, share, text, texts, wholeShare} from "./parts.ts";
import {suitesShape} from "./suite.ts";
import {kinds, roles} from "../data/column.ts";
import {calendarUnits, isTimezone, mostTogether} from "../data/window.ts";
import {measures} from "../measure/index.ts";
import type {AnyMeasure} from "../measure/measure.ts";
import {planType} from "../profile/plan-type.ts";
import {methods} from "../result/method.ts";
import {presets} from "../result/settings.ts";
import {adjustments} from "../stats/multiplicity.ts";

/** Names that `method` takes: measures of a column's drift, and the names other tools use for them. */
export const methodNames: readonly string[] = (() => {
  const fits = ({family, over, evidence}: AnyMeasure): boolean =>
    family === "drift" && over.subject === "column" && evidence !== "fact";
  const ids = measures.filter(fits).map(({id}) => id);
  return [...ids, ...Object.keys(methods).filter((name) => ids.includes(methods[name].measure) && !ids.includes(name))];
})();

const isMethod = (name: string): boolean => methodNames.includes(name);

const judged = {
  method: text().refine(isMethod, {error: `one of: ${methodNames.join(", ")}`, params: {verb: "unknown"}}).exactOptional()
    .describe("The measure that takes the place of the default evidence (a test) or effect (a distance); the choices are below."),
  threshold: number().exactOptional()
    .describe("For a method that is a test, the level its p is held against; for a distance, the limit past which it fails."),
  limits: limitsByMeasure.exactOptional()
    .describe("Where scores turn bad, by measure: `psi: {warn: 0.1, fail: 0.25}`."),
  options: optionsByMeasure.exactOptional().describe("Options by measure: `psi: {bins: 20}`; docs/measures.md lists them."),
};

const isPattern = (source: string): boolean => {
  try {
    return new RegExp(source, "u") instanceof RegExp;
  } catch {
    return false;
  }
};

const bound = z.union([number(), z.string(), z.null()], {error: "expected a number, a date or null"});

/** What may be said of one column; the descriptions are docs/config.md. */
export const columnShape = keys({
  kind: choice(kinds).describe("What the values are. It decides how the column is summarised and which measures apply."),
  role: choice(roles).exactOptional()
    .describe("What the column is to the model. Of ids, timestamps and texts no value is ever kept."),
  class: text().exactOptional().describe("For role score: the class whose probability the column holds; a label of the reference, or one of the target's `values`."),
  unit: text().exactOptional().describe("The unit shown beside values, such as degrees."),
  range: z.tuple([bound, bound], {error: "expected two bounds, such as [0, 120] or [0, null]"}).exactOptional()
    .describe("Smallest and largest allowed value, inclusive; null leaves a side open. Dates are written 2026-01-31. Of a score 0 to 1, unless told."),
  values: texts().exactOptional().describe("The only allowed labels."),
  pattern: text().refine(isPattern, {error: "expected a regular expression (with the u flag)"}).exactOptional()
    .describe("A regular expression that labels and texts must match."),
  required: flag().exactOptional().describe("Whether a missing cell is a fault of the data."),
  unique: flag().exactOptional().describe("Whether every value may occur once only."),
  missing: texts().exactOptional().describe("Cells read as missing besides empty ones, such as \"?\" or \"-999\"."),
  hash: flag().exactOptional().describe("Keep keyed hashes of the labels instead of the labels."),
  positive: text().exactOptional().describe("For the target: of two classes the one that the model is there to find; a label of the reference, or one of `values`."),
  labelled: z.union([choice(["self"]), mapping(z.string(), wholeShare(), "labels to chances")], {error: "expected labels to chances, such as {high: 1, low: 0.05}, or self"})
    .exactOptional().describe("For a segment or the prediction: with which chance a row of each label gets its target, where that is known: " +
      "`{high: 1, low: 0.05}`, or `self` where the labels are these chances. Used by `verification: given`."),
  cluster: flag().exactOptional()
    .describe("For an id: rows that share it belong together (a patient's, a device's), so tests and intervals rest on how many of them there are, not on the rows (docs/clusters.md)."),
  importance: positive().exactOptional().describe("How much the column weighs in the verdict on the whole table."),
  ignore: flag().exactOptional().describe("Leave the column out of drift verdicts; its data quality is still watched."),
  ...judged,
}).check(({value, issues}) => {
  for (const {key, hint} of misplaced(value)) {
    issues.push({code: "custom", input: value, path: [key], message: hint, params: {verb: "misplaced", bare: true}});
  }
  const hint = rangeFault(value);
  if (hint) issues.push({code: "custom", input: value, path: ["range"], message: hint});
});

/** Bounds as numbers: dates of a datetime column as milliseconds since 1970, what cannot be read as NaN. */
export function rangeOf({kind, range}: Pick<ColumnConfig, "kind" | "range">): [number | null, number | null] | undefined {
  const side = (end: number | string | null): number | null =>
    typeof end !== "string" ? end : kind === "datetime" ? Date.parse(end) : NaN;
  return range && [side(range[0]), side(range[1])];
}

function rangeFault(column: Pick<ColumnConfig, "kind" | "range">): string | undefined {
  const [low, high] = rangeOf(column) ?? [null, null];
  const isDate = column.kind === "datetime";
  if (Number.isNaN(low) || Number.isNaN(high)) {
    return `expected ${isDate ? "dates such as 2026-01-31" : "numbers"}, or null for an open side`;
  }
  return low !== null && high !== null && low > high ? "the smaller value comes first" : undefined;
}

/** Keys that make no sense for a column of this kind and role, and why. */
function misplaced(column: ColumnConfig): {key: string; hint: string}[] {
  const {kind, role = "feature"} = column, type = planType({kind, role});
  const hints: Readonly<Record<string, string | false>> = {
    range: type !== "numeric" && "only numeric and datetime columns have a range; labels have values or a pattern",
    values: type !== "categorical" && "only categorical and boolean columns have a set of values; numbers have a range",
    pattern: type === "numeric" && "only labels and texts have a pattern; numbers have a range",
    hash: type === "numeric" && "only labels are hashed; ids and texts always are",
    positive: role !== "target" && "only the target has a positive class",
    labelled: (type !== "categorical" || (role !== "segment" && role !== "prediction")) && "only labels of a segment or of the prediction say how likely a row gets its target",
    cluster: role !== "id" && "only a column of role id makes clusters",
    class: role !== "score" && "only a column of role score has a class",
  };
  return Object.entries(hints).flatMap(([key, hint]) => hint !== false && Object.hasOwn(column, key) ? [{key, hint}] : []);
}

const units: Readonly<Record<string, number>> = {s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000};

/** A stretch of time such as "90d" in milliseconds, or undefined. */
export function durationOf(written: string): number | undefined {
  const [, count, unit] = /^(\d+(?:\.\d+)?)([smhdw])$/.exec(written.trim()) ?? [];
  return unit === undefined ? undefined : Number(count) * units[unit];
}

const duration = () => text().refine((written) => durationOf(written) !== undefined, {error: "expected a stretch of time such as 30m, 12h, 90d or 52w"});

const isEvery = (written: string): boolean => calendarUnits.some((unit) => unit === written) || /^[1-9]\d{0,8} rows$/.test(written);

const togetherError = {error: `expected a whole number, 2 to ${mostTogether}, or false`};

/** What may be said of windows; the descriptions are docs/config.md. */
export const windowShape = keys({
  every: text().refine(isEvery, {error: `one of: ${calendarUnits.join(", ")}, or a count such as 5000 rows`, params: {verb: "unknown"}})
    .exactOptional().describe("How long a window is: a unit of the calendar, or a count such as `5000 rows`. Weeks begin on Monday."),
  timezone: text().refine(isTimezone, {error: "expected a name such as UTC or Europe/Berlin", params: {verb: "unknown"}}).exactOptional()
    .describe("Whose clocks cut days, weeks and months: a name of the IANA time zone database."),
  lateness: duration().exactOptional()
    .describe("How long to wait after a window's end before it is first closed. What comes later restates it."),
  restate: duration().exactOptional()
    .describe("How long to gather what comes late before a window is counted anew; each time keeps a profile and its results."),
  together: z.union([z.literal(false), z.int(togetherError).gte(2, togetherError).lte(mostTogether, togetherError)], togetherError).exactOptional()
    .describe("How many windows, this one the last of them, may be judged together where one has too few rows to tell, such as 30; false judges each by itself, as a report of its rows does."),
});

/** What may be said of references. */
export const referenceShape = keys({
  fixed: text().exactOptional()
    .describe("The table or profile that windows are compared with until another one is promoted. Left out, the first window is."),
  previous: flag().exactOptional().describe("Whether to compare with the window before, the newest one that had rows."),
  rolling: z.int({error: "expected a whole number, 1 to 100"}).gte(1, {error: "expected a whole number, 1 to 100"})
    .lte(100, {error: "expected a whole number, 1 to 100"}).exactOptional().describe("How many windows before it to compare with together."),
  lastWeek: flag().exactOptional().describe("Whether to compare with the same hour (day, …) of last week."),
});

/** What may be said of how long things are kept. */
export const retentionShape = keys({
  events: duration().exactOptional().describe("Events and labels, by the time of the event; older ones are known by their profiles only."),
  parts: duration().exactOptional().describe("Profiles of windows."),
  results: duration().exactOptional().describe("Results of windows."),
  superseded: duration().exactOptional()
    .describe("Profiles and results that a restatement superseded; what was known before can then no longer be asked."),
  quarantine: duration().exactOptional().describe("What could not be taken, and messages that have left."),
});

/** The whole of plumbline.yaml, key by key. */
export const fileShape = keys({
  version: z.literal(1, {error: "expected the number 1"}).exactOptional().describe("The version of this file's format: 1."),
  model: text().exactOptional().describe("The model's name, shown in reports."),
  preset: choice(presets).exactOptional().describe("What a report answers."),
  level: share().exactOptional()
    .describe("How often a run of unchanged data may call out any column of a topic: 0.05 is one run in twenty."),
  adjust: choice(adjustments).exactOptional().describe("How p-values are adjusted for the number of columns."),
  tableShare: wholeShare().exactOptional()
    .describe("Share of the columns, by importance, whose failure makes the whole table fail."),
  privacy: z.preprocess(plain, keys({minCell: rows().exactOptional()})).exactOptional().describe("What reports may show."),
  labels: z.preprocess(plain, keys({coverage: wholeShare().exactOptional()})).exactOptional()
    .describe("For which share of the predicted rows labels must have come before measured performance counts as settled: `{coverage: 0.9}`."),
  segments: z.array(texts(), {error: "expected a list of lists of columns, such as [[site, sex]]"}).exactOptional()
    .describe("Columns whose labels together part the rows, `[[site, sex]]`; each column of role segment parts them by itself."),
  store: text().exactOptional()
    .describe("Where events, profiles and results lie: a folder, or the address of a MongoDB server; `--data` goes before it."),
  windows: z.preprocess(plain, windowShape).exactOptional().describe("How event time is cut."),
  references: z.preprocess(plain, referenceShape).exactOptional().describe("What each window is compared with."),
  retention: z.preprocess(plain, retentionShape).exactOptional().describe("How long things are kept; what is left out is for ever, except what could not be taken: 30 days."),
  measures: formulasShape.exactOptional().describe("Measures of your own, as arithmetic over those of the catalogue: `net-saving: {formula: \"800 * recall\"}`."),
  costs: z.preprocess(plain, costShape).exactOptional().describe("What decisions cost; it makes the measure decision-cost."),
  plugins: z.array(text(), {error: "expected a list of files"}).exactOptional()
    .describe("Files beside this one whose default export is a measure made with `defineMeasure`, or a list of them; read by the command line and, where `--config` names this file, by the service."),
  ...judged,
  suites: suitesShape.exactOptional().describe("Checks that `plumbline check` asks, by the name of their suite: `release: [{measure: ..., max: ...}]`."),
  columns: mapping(z.string(), z.preprocess(plain, columnShape), "column names to what they are").exactOptional()
    .describe("What the columns are. Left out, they are inferred from the reference; given, others are reported and not read."),
});

/** The whole of plumbline.yaml as YAML hands it over. */
export const configShape = z.preprocess(plain, fileShape.check(({value, issues}) => {
  const message = "it belongs to a method; name one with method:", params = {verb: "misplaced"};
  const lone = (own: {threshold?: number; method?: string}): boolean =>
    own.threshold !== undefined && (own.method ?? value.method) === undefined;
  if (lone(value)) issues.push({code: "custom", input: value, path: ["threshold"], message, params});
  for (const [i, name] of (value.segments ?? []).flatMap((group, at) => group.map((one) => [at, one] as const))) {
    const column = value.columns?.get(name), hint = `one of: ${[...value.columns?.keys() ?? []].join(", ")}`;
    if (!column) issues.push({code: "custom", input: value, path: ["segments", i], message: hint, params: {verb: "unknown", thing: "column", value: name}});
    else if (planType({kind: column.kind, role: column.role ?? "feature"}) !== "categorical") {
      issues.push({code: "custom", input: value, path: ["segments", i], message: "only labels part rows", params: {verb: "wrong", thing: "column"}});
    }
  }
  const own = [...value.measures?.keys() ?? [], ...value.costs ? ["decision-cost"] : []], known = [...measureIds, ...own];
  for (const [suite, checks] of value.plugins ? [] : value.suites ?? []) checks.forEach(({measure: id}, at) => {
    if (known.includes(id)) return;
    issues.push({code: "custom", input: value, path: ["suites", suite, at, "measure"], message: `one of: ${known.join(", ")}`, params: {verb: "unknown"}});
  });
  const [target, second] = [...value.columns ?? []].filter(([, {role}]) => role === "target");
  if (second) {
    const hint = `${JSON.stringify(target[0])} is the target already`;
    issues.push({code: "custom", input: value, path: ["columns", second[0], "role"], message: hint, params: {verb: "second", thing: "target", bare: true}});
  }
  for (const [name, column] of value.columns ?? []) {
    if (lone(column)) issues.push({code: "custom", input: value, path: ["columns", name, "threshold"], message, params});
  }
}));

/** plumbline.yaml as it was read. */
export type ConfigFile = z.output<typeof configShape>;

/** One column as it was read. */
export type ColumnConfig = z.output<typeof columnShape>;
