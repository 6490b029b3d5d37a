import {readFileSync} from "node:fs";
import {Ajv2020} from "ajv/dist/2020.js";
import {describe, expect, it} from "vitest";
import {reasons} from "../../src/comparison/unknown.ts";
import {runJson, runShape, type Shape} from "../../src/report/json.ts";
import type {Run} from "../../src/result/result.ts";
import {allRuns} from "./runs.ts";

interface Schema {
  readonly $ref?: string;
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly enum?: readonly unknown[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const schema = JSON.parse(readFileSync(new URL("../../docs/run.schema.json", import.meta.url), "utf8")) as Schema;
const validate = new Ajv2020({allErrors: true, allowUnionTypes: true}).compile<Run>(schema);

/** The object schema behind references, lists and "or null". */
const objectOf = (one: Schema): Schema => {
  if (one.$ref) return objectOf(schema.$defs?.[one.$ref.replace("#/$defs/", "")] ?? {});
  if (one.items) return objectOf(one.items);
  return one.oneOf ? objectOf(one.oneOf[0]) : one;
};

describe("runJson", () => {
  it.each(Object.entries(allRuns))("of the %s run fits the published schema and reads back the same", (_, run) => {
    const text = runJson(run(), {strict: true});
    const back = JSON.parse(text) as Run;
    expect(validate(back), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(back).toEqual(JSON.parse(JSON.stringify(run())));
  });

  it("writes keys in one order, whatever order they came in", () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(Object.entries(value).reverse().map(([key, part]) => [key, turned(part)]));
    };
    expect(runJson(turned(allRuns["spine"]()) as Run)).toBe(runJson(allRuns["spine"]()));
  });

  it("writes null and a warning for a number that JSON cannot hold, and throws when told to be strict", () => {
    const [first, ...others] = allRuns["spine"]().results;
    const broken: Run = {...allRuns["spine"](), results: [{...first, p: NaN, bound: Infinity}, ...others]};
    const back = JSON.parse(runJson(broken)) as Run;
    expect(back.results[0].p).toBeNull();
    expect(back.warnings).toContain("run.results[0].p is not a finite number and was left out.");
    expect(back.warnings).toContain("run.results[0].bound is not a finite number and was left out.");
    expect(validate(back)).toBe(true);
    expect(() => runJson(broken, {strict: true})).toThrow("not a finite number: run.results[0].bound, run.results[0].p");
  });

  it("keeps hostile names as they are, a parameter named __proto__ included", () => {
    const run = allRuns["evil"]();
    const [first, ...others] = run.results;
    const parameters = JSON.parse("{\"__proto__\": 1, \"b\": 2}") as Record<string, number>;
    const text = runJson({...run, results: [{...first, parameters}, ...others]});
    expect(text).toContain("\"parameters\": {\n        \"__proto__\": 1,\n        \"b\": 2\n      }");
  });

  it("keeps open interval ends as numbers", () => {
    expect(runJson(allRuns["numbers"]())).toContain("[0.9, 1.7976931348623157e+308]");
  });
});

describe("the published schema", () => {
  const compare = (shape: Shape, one: Schema, path: string): void => {
    const {properties = {}, additionalProperties} = objectOf(one);
    expect(Object.keys(properties), path).toEqual(Object.keys(shape));
    expect(additionalProperties, path).toBe(false);
    for (const [key, inner] of Object.entries(shape)) if (inner) compare(inner, properties[key], `${path}.${key}`);
  };

  it("lists the keys that the types have, in the order of the file, and no other", () => {
    compare(runShape, schema, "run");
  });

  it("lists every reason for an unknown", () => {
    expect(schema.$defs?.["reason"].enum).toEqual(Object.keys(reasons));
  });

  it("refuses a run with a key it does not know, a verdict it does not know, or without its results", () => {
    const run = JSON.parse(runJson(allRuns["spine"]())) as Run;
    expect(validate({...run, extra: 1})).toBe(false);
    expect(validate({...run, results: [{...run.results[0], verdict: "skipped"}]})).toBe(false);
    expect(validate({...run, results: undefined})).toBe(false);
  });
});
