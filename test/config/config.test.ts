import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type Config, ConfigError, parseConfig} from "../../src/config/config.ts";
import {configText} from "../../src/config/text.ts";
import {kinds, roles} from "../../src/data/column.ts";
import type {ColumnSchema, Schema} from "../../src/data/schema.ts";
import {measures} from "../../src/measure/index.ts";

const issuesOf = (text: string): readonly string[] => {
  try {
    parseConfig(text);
  } catch (error) {
    if (error instanceof ConfigError) return error.issues;
    throw error;
  }
  return [];
};

const withoutReasons = ({columns}: Schema): Schema => ({version: 1, columns: columns.map(({because: _, ...column}) => column)});

const names = fc.oneof(
  fc.string({unit: "binary"}),
  fc.constantFrom("__proto__", "constructor", "toString", "", " ", "~", "null", "yes", "007", "1e3", "0x10", "- a", "a: b", "#", "? x",
    "</script>", "{{x}}", "a\nb", "a\tb", "\u2028", "\ufeffx", "\ud800", "x".repeat(1500), "'", "\"", "\\", "&a", "*a", "!tag",
    "| ", "%", "@", "`"),
);
const labels = fc.array(names, {maxLength: 4});
const finite = {noNaN: true, noDefaultInfinity: true};
const bounds = fc.tuple(fc.option(fc.double({...finite, max: 0})), fc.option(fc.double({...finite, min: 0})));
const instants = fc.tuple(fc.option(fc.integer({min: -1e12, max: 0})), fc.option(fc.integer({min: 1, max: 4e12})));

const numeric = fc.record({
  kind: fc.constantFrom("numeric" as const), role: fc.constantFrom(...roles.filter((role) => role !== "id" && role !== "timestamp")),
  range: bounds, unit: names, importance: fc.double({min: 0.001, max: 1000, noNaN: true}), required: fc.boolean(), unique: fc.boolean(),
  missing: labels, because: names,
}, {requiredKeys: ["kind", "role"]});
const datetime = fc.record(
  {kind: fc.constantFrom("datetime" as const), role: fc.constantFrom("feature" as const), range: instants}, {requiredKeys: ["kind", "role"]},
);
const categorical = fc.record({
  kind: fc.constantFrom("categorical" as const, "boolean" as const),
  role: fc.constantFrom("feature" as const, "target" as const, "segment" as const),
  values: labels, pattern: fc.constantFrom("^a+$", "\\d{2}\"'", "a\\nb", ""), hash: fc.boolean(), because: names,
}, {requiredKeys: ["kind", "role"]});
const score = fc.record(
  {kind: fc.constantFrom("numeric" as const), role: fc.constantFrom("score" as const), class: names}, {requiredKeys: ["kind", "role"]},
);
const chances = fc.dictionary(fc.oneof(fc.string(), fc.constantFrom("007", "yes", "a: b", "\n")), fc.double({min: 0.001, max: 1, noNaN: true}), {maxKeys: 4});
const stratum = fc.record({
  kind: fc.constantFrom("categorical" as const), role: fc.constantFrom("segment" as const, "prediction" as const), labelled: fc.oneof(chances, fc.constant("self" as const)),
});
const column = fc.oneof(numeric, datetime, categorical, score, stratum);

const isFirstTarget = ({role}: ColumnSchema, i: number, all: readonly ColumnSchema[]): boolean =>
  role !== "target" || all.findIndex((other) => other.role === "target") === i;

const schemas = fc.uniqueArray(fc.tuple(names, column), {selector: ([name]) => name, maxLength: 8})
  .map((columns): Schema => ({version: 1, columns: columns.map(([name, rest]): ColumnSchema => ({name, ...rest})).filter(isFirstTarget)}));

describe("configText(schema)", () => {
  it("is read back as the same schema, whatever the names and labels hold", () => {
    fc.assert(fc.property(schemas, fc.option(names, {nil: undefined}), (schema, model) => {
      const read = parseConfig(configText(schema, {reference: "a\nb: *c", ...(model !== undefined && {model})}));
      expect(read.schema).toEqual(withoutReasons(schema));
      expect(read.model).toBe(model);
    }), {numRuns: 500});
  });

  it("keeps the order of columns that are named like numbers", () => {
    const schema: Schema = {version: 1, columns: ["b", "2", "1", "a"].map((name) => ({name, kind: "numeric", role: "feature"}))};
    expect(parseConfig(configText(schema)).schema?.columns.map(({name}) => name)).toEqual(["b", "2", "1", "a"]);
  });

  it("says why each column was taken for what it is", () => {
    const because = "whole numbers,\n50 distinct";
    const text = configText({version: 1, columns: [{name: "age", kind: "numeric", role: "feature", because}]});
    expect(text).toContain("  # whole numbers, 50 distinct\n  age:\n");
  });

  it("explains every kind and every role", () => {
    const text = configText({version: 1, columns: []});
    for (const word of [...kinds, ...roles]) expect(text).toMatch(new RegExp(`^#   ${word} `, "m"));
  });

  it("writes the settings that hold anyway", () => {
    const {settings} = parseConfig(configText({version: 1, columns: []}));
    expect(settings).toMatchObject({preset: "all", level: 0.05, adjust: "benjamini-hochberg", minCell: 5});
  });
});

describe("parseConfig(text)", () => {
  it("names the place, the line, the value and the choices of each fault, all at once and in order", () => {
    expect(issuesOf([
      "version: 2", "modle: heart", "level: 2", "columns:", "  age:", "    kind: numerc", "    rol: target", "    range: [5]",
      "  sex: {}", "  chol: 5", "  __proto__: {kind: numeric, x: 1}", "privacy: {minCell: -1}",
    ].join("\n"))).toMatchSnapshot();
  });

  it("names measures, options and methods that are not in the catalogue", () => {
    const issues = issuesOf("method: psy\nlimits:\n  psy: {warn: 1}\noptions:\n  psi: {bns: 3}\n  jensen-shannon: {base: 7}\n");
    expect(issues[0]).toMatch(/^unknown method: "psy" at method \(line 1\); one of: .*\bpsi\b/);
    expect(issues[1]).toMatch(/^unknown measure: "psy" at limits \(line 3\); one of: .*\bpsi\b/);
    expect(issues[2]).toMatch(/^unknown option of psi: "bns" at options\.psi \(line 5\); one of: /);
    expect(issues[3]).toMatch(/^invalid option base of jensen-shannon: 7 at options\.jensen-shannon \(line 6\); expected a string$/);
  });

  it("refuses limits of which the failure would hide behind its warning, by which way is worse", () => {
    expect(issuesOf([
      "limits: {accuracy: {warn: -0.1, fail: -0.05}, psi: {warn: 0.5, fail: 0.1}, log-loss: {warn: 0.1, fail: 0.2}, f1: {warn: -0.02, fail: -0.05}}",
      "measures: {net: {formula: recall, worse: lower, limits: {warn: 0.5, fail: 0.9}}}",
      "costs: {unit: EUR, matrix: {a: {b: 1}}, limits: {warn: 2, fail: 1}}",
      "columns: {x: {kind: numeric, limits: {mean-in-sigmas: {warn: 2, fail: 1}}}}",
    ].join("\n"))).toEqual([
      "fail: -0.05 lies before warn: -0.1 at limits.accuracy (line 1); expected the warning first, for less is worse",
      "fail: 0.1 lies before warn: 0.5 at limits.psi (line 1); expected the warning first, for more is worse",
      "fail: 0.9 lies before warn: 0.5 at measures.net.limits (line 2); expected the warning first, for less is worse",
      "fail: 1 lies before warn: 2 at costs.limits (line 3); expected the warning first, for more is worse",
      "fail: 1 lies before warn: 2 at columns.x.limits.mean-in-sigmas (line 4); expected the warning first, for it is worse the farther it is from 0",
    ]);
  });

  it("takes one target only", () => {
    expect(issuesOf("columns:\n  was: {kind: categorical, role: target}\n  died: {kind: categorical, role: target}")).toEqual([
      "second target at columns.died.role (line 3); \"was\" is the target already"]);
  });

  it("names demands that a column's kind cannot meet", () => {
    expect(issuesOf([
      "columns:", "  age: {kind: numeric, values: [a], pattern: x, range: [5, 2], class: b}",
      "  site: {kind: categorical, range: [0, 1]}", "  day: {kind: datetime, range: [someday, null]}",
      "  x: {kind: categorical, pattern: \"(\"}", "  y: {kind: numeric, threshold: 1}",
    ].join("\n"))).toMatchSnapshot();
  });

  it.each([
    ["a: [", "invalid YAML at line 1, column 5"], ["a: 1\na: 2", "invalid YAML at line 2, column 1: Map keys must be unique"],
    ["a: *x", "invalid YAML: Unresolved alias"], ["- 1", "invalid configuration: [1]; expected a mapping"],
    ["text", "invalid configuration: \"text\"; expected a mapping"],
    ["a: &a [*a]", "unknown key: \"a\""],
  ])("says what is wrong with %j", (text, issue) => { expect(issuesOf(text)[0]).toContain(issue); });

  it("does not expand aliases without end", () => {
    const twelve = (text: string): string => Array.from({length: 12}, () => text).join(", ");
    const levels = Array.from({length: 12}, (_, i) => `a${i}: &a${i} [${i === 0 ? "x" : twelve(`*a${i - 1}`)}]`);
    expect(issuesOf(levels.join("\n"))[0]).toMatch(/alias/i);
  });

  it("keeps names and labels as they are written", () => {
    const labels = "values: [007, 1.0, yes, true, ~, 0x1F], missing: [-999, NaN]";
    const {schema} = parseConfig(`columns:\n  12: {kind: categorical, ${labels}}\n  null: {kind: numeric}\n`);
    expect(schema?.columns).toEqual([
      {name: "12", kind: "categorical", role: "feature", values: ["007", "1.0", "yes", "true", "~", "0x1F"], missing: ["-999", "NaN"]},
      {name: "null", kind: "numeric", role: "feature"},
    ]);
  });

  it("keeps settings of columns apart from what the columns are", () => {
    const read = parseConfig([
      "level: 0.01", "privacy: {minCell: 0}", "limits: {psi: {fail: 0.3}}", "columns:",
      "  __proto__: {kind: numeric, method: psi, threshold: 0.2, ignore: true}", "  b: {kind: text}",
    ].join("\n"));
    expect(read.settings).toMatchObject({level: 0.01, minCell: 0, limits: {psi: {fail: 0.3}}});
    expect(Object.entries(read.settings.columns ?? {})).toEqual([["__proto__", {method: "psi", threshold: 0.2, ignore: true}]]);
    expect(Object.hasOwn(read.settings.columns ?? {}, "b")).toBe(false);
  });

  it("reads nothing as nothing said", () => {
    const nothing: Config = {settings: {}};
    expect([parseConfig(""), parseConfig("# only a comment\n")]).toEqual([nothing, nothing]);
  });

  it("reads the example of its page", () => {
    const page = readFileSync(new URL("../../docs/config.md", import.meta.url), "utf8");
    const example = /```yaml\n([^]*?)```/.exec(page)?.[1] ?? "";
    expect(parseConfig(example).schema?.columns.map(({name}) => name))
      .toEqual(["pelvic_tilt", "sex", "prediction", "diagnosis", "patient_id"]);
  });

  it("takes every measure of the catalogue in limits and options", () => {
    const each = (given: string): string[] => measures.map(({id}) => `  ${id}: ${given}`);
    expect(issuesOf(["limits:", ...each("{fail: 1}"), "options:", ...each("{}")].join("\n"))).toEqual([]);
  });
});

describe("plumbline.yaml of a model that is watched over time", () => {
  const text = `
model: spine
store: mongodb://db/plumbline
windows: {every: 5000 rows, timezone: Europe/Berlin, lateness: 90m}
references: {fixed: train.csv, rolling: 4, lastWeek: true}
retention: {events: 90d, quarantine: 2w}
`;

  it("says how time is cut, what windows are compared with and how long things are kept", () => {
    expect(parseConfig(text).service).toEqual({
      store: "mongodb://db/plumbline", reference: "train.csv", windows: {every: {rows: 5000}, timezone: "Europe/Berlin", lateness: 5_400_000, restate: 3_600_000, together: 1},
      compared: {previous: false, rolling: 4, lastWeek: true}, retention: {events: 7_776_000_000, parts: null, results: null, superseded: null, quarantine: 1_209_600_000},
    });
    expect(parseConfig("windows: {every: hour}").service?.windows).toEqual({every: "hour", timezone: "UTC", lateness: 3_600_000, restate: 3_600_000, together: 1});
    expect(parseConfig("windows: {together: 8}").service?.windows.together).toBe(8);
    expect(parseConfig("windows: {together: false}").service?.windows.together).toBe(1);
    expect(parseConfig("model: spine")).not.toHaveProperty("service");
  });

  it("is told what would have been right", () => {
    expect(issuesOf(`
windows: {every: fortnight, timezone: Berlin, lateness: soon, delay: 1h, together: 31}
references: {rolling: 0, previous: maybe}
retention: {events: 90 days, labels: 1d}`)).toEqual([
      'unknown every: "fortnight" at windows.every (line 2); one of: hour, day, week, month, or a count such as 5000 rows',
      'unknown timezone: "Berlin" at windows.timezone (line 2); expected a name such as UTC or Europe/Berlin',
      'invalid lateness: "soon" at windows.lateness (line 2); expected a stretch of time such as 30m, 12h, 90d or 52w',
      'invalid together: 31 at windows.together (line 2); expected a whole number, 2 to 30, or false',
      'unknown key: "delay" at windows (line 2); one of: every, timezone, lateness, restate, together',
      'invalid previous: "maybe" at references.previous (line 3); expected true or false',
      'invalid rolling: 0 at references.rolling (line 3); expected a whole number, 1 to 100',
      'invalid events: "90 days" at retention.events (line 4); expected a stretch of time such as 30m, 12h, 90d or 52w',
      'unknown key: "labels" at retention (line 4); one of: events, parts, results, superseded, quarantine',
    ]);
  });
});
