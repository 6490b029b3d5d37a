import {existsSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import type {ColumnFacts} from "../../src/data/facts.ts";
import {infer} from "../../src/data/infer.ts";
import {open} from "../../src/source/open.ts";

const column = (name: string, holds: ColumnFacts["holds"], more: Partial<ColumnFacts> = {}): ColumnFacts => ({
  name, holds, stored: "text", rows: 1000, missing: 0, mismatched: 0, marks: [], distinct: 500, sequence: false, length: 0,
    samples: [], ...more,
});
const integers = (name: string, samples: readonly number[], more: Partial<ColumnFacts> = {}) =>
  column(name, "integer", {distinct: samples.length, samples: samples.map(String), ...more});
const texts = (name: string, distinct: number, more: Partial<ColumnFacts> = {}) =>
  column(name, "text", {distinct, length: 10, ...more});

const kindOf = (facts: ColumnFacts): string => {
  const {kind, role} = infer([facts]).columns[0];
  return `${kind} ${role}`;
};

describe("infer", () => {
  it("reads numbers with a fraction as numbers, however few", () => {
    expect(kindOf(column("x", "number", {distinct: 2, samples: ["0.5", "1.5"]}))).toBe("numeric feature");
  });

  it("reads integers as categories when they are few, close together and used again", () => {
    expect(kindOf(integers("x", [1, 2, 3]))).toBe("categorical feature");
    expect(kindOf(integers("x", [2015, 2016, 2017, 2018]))).toBe("categorical feature");
    expect(kindOf(integers("x", [0, 50, 100]))).toBe("numeric feature");
    expect(kindOf(integers("x", Array.from({length: 11}, (_, i) => i)))).toBe("numeric feature");
    expect(kindOf(integers("x", [31, 33, 35, 38, 40], {rows: 6}))).toBe("numeric feature");
    expect(kindOf(integers("x", [7]))).toBe("numeric feature");
  });

  it("takes integers that count the rows, or nearly all differ and are named so, for ids", () => {
    expect(kindOf(column("x", "integer", {distinct: 1000, sequence: true}))).toBe("text id");
    for (const name of ["id", "patient_id", "customerId", "row", "index", "uuid", "Order-ID"]) {
      expect(kindOf(column(name, "integer", {distinct: 1000})), name).toBe("text id");
      expect(kindOf(column(name, "integer", {distinct: 12})), name).toBe(/patient|customer/.test(name) ? "text id" : "categorical feature");
    }
    for (const name of ["paid", "grid", "acid", "widow", "x"]) expect(kindOf(column(name, "integer", {distinct: 1000})),
      name).toBe("numeric feature");
  });

  it("reads texts as categories when they repeat, as ids when they are short and all differ, else as free text", () => {
    expect(kindOf(texts("x", 40))).toBe("categorical feature");
    expect(kindOf(texts("x", 200))).toBe("categorical feature");
    expect(kindOf(texts("x", 3000, {rows: 65_536}))).toBe("categorical feature");
    expect(kindOf(texts("x", 400))).toBe("text feature");
    expect(kindOf(texts("x", 1000))).toBe("text id");
    expect(kindOf(texts("x", 1000, {length: 300}))).toBe("text feature");
    expect(kindOf(texts("patient_id", 950))).toBe("text id");
    expect(kindOf(texts("name", 25, {rows: 25}))).toBe("text id");
    expect(kindOf(texts("name", 5, {rows: 5}))).toBe("categorical feature");
  });

  it("takes whom several rows are about for an id that makes clusters", () => {
    const found = (facts: ColumnFacts): string => {
      const {role, kind, cluster = false} = infer([facts]).columns[0];
      return `${kind} ${role} ${cluster}`;
    };
    for (const name of ["patient", "patient_id", "PatientId", "patientID", "hashed_user", "Subject No", "device-id", "machineCode"]) {
      expect(found(texts(name, 200)), name).toBe("text id true");
      expect(found(column(name, "integer", {distinct: 200})), name).toBe("text id true");
    }
    expect(infer([texts("patient", 200)]).columns[0].because).toMatch(/^its name says whom rows are about, 200 in 1000 rows: rows of one belong together/);
    expect(found(texts("patient", 1000))).toBe("text id false");
    expect(found(texts("patient_id", 8))).toBe("text id true");
    expect(found(texts("user", 3))).toBe("categorical feature false");
    for (const name of ["device", "patients_seen", "user_agent", "outpatient_ward", "inpatient"]) expect(found(texts(name, 200)), name).toBe("categorical feature false");
    expect(infer([texts("patient", 200), texts("user_id", 100)]).columns.map(({cluster = false}) => cluster)).toEqual([true, false]);
    expect(infer([texts("visit_user", 20), texts("patient", 200)]).columns.map(({cluster = false}) => cluster)).toEqual([false, true]);
    expect(infer([texts("patient", 200)], {target: "patient"}).columns[0].cluster).toBeUndefined();
    expect(infer([texts("patient", 200), texts("code", 200)], {ids: ["patient", "code"]}).columns.map(({cluster = false}) => cluster)).toEqual([true, false]);
  });

  it("reads truths as booleans, and 0 and 1 as categories", () => {
    expect(kindOf(column("x", "boolean", {distinct: 2, samples: ["yes", "no"]}))).toBe("boolean feature");
    expect(kindOf(integers("x", [0, 1]))).toBe("categorical feature");
  });

  it("leaves classes the words that people gave them, unless target and prediction use different ones", () => {
    const truths = (name: string, ...samples: string[]) => column(name, "boolean", {distinct: samples.length, samples});
    const kinds = (...columns: ColumnFacts[]) => infer(columns).columns.map(({kind}) => kind);
    expect(kinds(truths("label", "yes", "no"), truths("prediction", "no", "yes"))).toEqual(["categorical", "categorical"]);
    expect(kinds(truths("label", "no"), truths("prediction", "no", "yes"))).toEqual(["categorical", "categorical"]);
    expect(kinds(truths("label", "yes", "no"), truths("prediction", "true", "false"))).toEqual(["boolean", "boolean"]);
    expect(kinds(truths("label", "true", "false"), truths("prediction", "true", "false"))).toEqual(["boolean", "boolean"]);
  });

  it("takes the only column of dates for the timestamp, and of several the one named so", () => {
    const role = (columns: ColumnFacts[], name: string) => infer(columns).columns.find((schema) => schema.name === name)!.role;
    expect(role([column("seen", "datetime")], "seen")).toBe("timestamp");
    expect(role([column("seen", "datetime"), column("date", "datetime")], "date")).toBe("timestamp");
    expect(role([column("seen", "datetime"), column("date", "datetime")], "seen")).toBe("feature");
    expect(role([column("a", "datetime"), column("b", "datetime")], "a")).toBe("feature");
    expect(role([column("birth_date", "datetime")], "birth_date")).toBe("feature");
  });

  it("takes the only column with the labels that are predicted for the target, whatever its name", () => {
    const labels = (name: string, ...samples: string[]) => texts(name, samples.length, {samples}), said = labels("prediction", "DH", "NO", "SL");
    const roles = (...columns: ColumnFacts[]) => infer(columns).columns.map(({role}) => role);
    expect(roles(labels("diagnosis", "SL", "DH", "NO"), said)).toEqual(["target", "prediction"]);
    expect(roles(labels("first", "SL", "DH", "NO"), labels("second", "SL", "DH", "NO"), said)).toEqual(["feature", "feature", "prediction"]);
    expect(roles(labels("site", "DH", "NO"), said)).toEqual(["feature", "prediction"]);
  });

  it("finds target, prediction and the probability of each class by name", () => {
    const columns = [texts("y_true", 2, {samples: ["DH", "NO"]}), texts("y_pred", 2, {samples: ["DH", "NO"]}),
      column("p_DH", "number", {samples: ["0.25"]}), column("p_no", "number", {samples: ["0.75"]}),
      column("p_value", "number", {samples: ["0.5"]}), column("score_DH", "number", {samples: ["17"]})];
    expect(infer(columns).columns.map(({name, role, class: of}) => [name, role, of])).toEqual([
      ["y_true", "target", undefined], ["y_pred", "prediction", undefined], ["p_DH", "score", "DH"], ["p_no", "score", "NO"],
      ["p_value", "feature", undefined], ["score_DH", "feature", undefined]]);
  });

  it("gives a probability without a class that of 1 or true, where those are what is predicted", () => {
    const of = (samples: string[]) =>
      infer([texts("target", 2, {samples}), column("score", "number", {samples: ["0.5"]})]).columns[1].class;
    expect(of(["0", "1"])).toBe("1");
    expect(of(["True", "False"])).toBe("true");
    expect(of(["a", "b"])).toBeUndefined();
  });

  it("reads a prediction of few integers as its target is read", () => {
    const columns = [integers("y", [0, 1]), integers("y_pred", [0])];
    expect(infer(columns).columns[1]).toMatchObject({kind: "categorical", role: "prediction"});
  });

  it("reads a column without values as categories and says so", () => {
    expect(infer([column("x", "nothing", {distinct: 0})]).columns[0]).toMatchObject({kind: "categorical",
      because: "no values seen"});
  });

  it("says why, in words, and what would change it", () => {
    const because = (facts: ColumnFacts) => infer([facts]).columns[0].because;
    expect(because(integers("x", [1, 2, 3, 4], {rows: 310})))
      .toBe("integers with 4 distinct values in 310 rows: read as categories; set kind: numeric to change");
    expect(because(integers("target", [0, 1], {rows: 1000})))
      .toContain("its name says what is to be predicted; integers with 2 distinct values");
    expect(because(column("x", "number", {mismatched: 1, marks: ["NA", "?"]})))
      .toBe("numbers, but for 1 cell; \"NA\", \"?\" read as missing");
    for (const schema of infer([column("a", "number"), texts("b", 7), column("c", "datetime"), column("d", "boolean"),
      column("id", "integer", {distinct: 1000})]).columns) {
      expect(schema.because!.length).toBeGreaterThan(3);
    }
  });

  it("carries marks for missing into the schema", () => {
    expect(infer([column("x", "number", {marks: ["NA"]})]).columns[0].missing).toEqual(["NA"]);
  });

  it("does as it is told, before its own guesses", () => {
    const columns = [integers("a", [0, 1]), texts("b", 1000), column("c", "number"), column("d", "datetime"),
      column("e", "datetime"), texts("f", 3)];
    const schema = infer(columns, {target: "a", prediction: "f", timestamp: "e", ids: ["c"], segments: ["b"],
      kinds: {a: "numeric"}});
    expect(schema.columns.map(({name, kind, role}) => `${name} ${kind} ${role}`)).toEqual([
      "a numeric target", "b categorical segment", "c text id", "d datetime feature", "e datetime timestamp",
        "f categorical prediction"]);
    expect(infer(columns, {scores: {c: "x"}}).columns[2]).toMatchObject({kind: "numeric", role: "score", class: "x"});
  });

  it("refuses columns that the table lacks, all at once", () => {
    expect(() => infer([column("a", "number")], {target: "b", ids: ["c"]})).toThrow("unknown column: \"b\", \"c\"; one of: a");
  });
});

/** Kind and role of the telling columns of real tables. */
const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "heart_disease_4sites.csv": {
    site: "categorical feature", age: "numeric feature", sex: "categorical feature", cp: "categorical feature",
      chol: "numeric feature",
    trestbps: "numeric feature", oldpeak: "numeric feature", ca: "categorical feature", thal: "categorical feature",
      target: "categorical target",
  },
  "bike_sharing_hour.csv": {
    instant: "text id", dteday: "datetime timestamp", season: "categorical feature", yr: "categorical feature",
      mnth: "numeric feature",
    hr: "numeric feature", holiday: "categorical feature", weathersit: "categorical feature", temp: "numeric feature",
      cnt: "numeric feature",
  },
  "adult_train.csv": {
    age: "numeric feature", workclass: "categorical feature", fnlwgt: "numeric feature", native_country: "categorical feature",
    capital_gain: "numeric feature", education_num: "numeric feature", income: "categorical feature",
  },
  "adult_test.csv": {age: "numeric feature", fnlwgt: "numeric feature", sex: "categorical feature",
    income: "categorical feature"},
  "employment_ma.csv": {
    id: "text id", part: "categorical feature", year: "categorical feature", AGEP: "numeric feature", SEX: "categorical feature",
    prediction: "categorical prediction", predicted_probability: "numeric score",
  },
  "elec2.csv": {timestamp: "datetime timestamp", period: "numeric feature", transfer: "numeric feature",
    price_up: "categorical feature"},
  "beijing_pm25.csv": {timestamp: "datetime timestamp", pm25: "numeric feature", cbwd: "categorical feature",
    hour: "numeric feature", is: "numeric feature"},
  "wine_quality.csv": {colour: "categorical feature", ph: "numeric feature", quality: "categorical feature"},
  "dataset_spine_12.csv": {pelvic_incidence: "numeric feature", scoliosis_slope: "numeric feature", class: "categorical target"},
  "vertebral_column_2C.csv": {pelvic_tilt: "numeric feature", class: "categorical target"},
  "vertebral_column_3C.csv": {degree_spondylolisthesis: "numeric feature", class: "categorical target"},
  "vertebral_column_2C_precise.csv": {pelvic_tilt: "numeric feature", class: "categorical target"},
  "vertebral_column_3C_precise.csv": {pelvic_tilt: "numeric feature", class: "categorical target"},
};

const folder = process.env["PLUMBLINE_DATA"] ?? "";

describe("infer on real tables", () => {
  for (const [file, expected] of Object.entries(tables)) {
    const path = join(folder, "datasets", file);
    it.skipIf(folder === "" || !existsSync(path))(`knows the columns of ${file}`, async () => {
      await using source = await open(path);
      const found = new Map(infer(await source.facts()).columns.map(({name, kind, role}) => [name, `${kind} ${role}`]));
      expect(Object.fromEntries(Object.keys(expected).map((name) => [name, found.get(name)]))).toEqual(expected);
      expect(source.warnings()).toEqual([]);
    });
  }
});
