import {describe, expect, it} from "vitest";
import {isUnknown, type Unknown} from "../../src/comparison/unknown.ts";
import type {ColumnSchema} from "../../src/data/schema.ts";
import {measureById} from "../../src/measure/index.ts";
import {optionsOf, read, type Score} from "../../src/measure/measure.ts";
import {generator, type Random} from "../../src/stats/random.ts";
import {compared, type Table} from "../measure/tables.ts";

const chances: Readonly<Record<string, number>> = {Lyon: 1, Paris: 0.1};

/** Every patient of Lyon is followed up, one in ten of Paris, where the disease is rarer and is found less often. */
const drawn = (random: Random, n: number, followed: (site: string, said: string) => number) => Array.from({length: n}, () => {
  const site = random.next() < 0.4 ? "Lyon" : "Paris", ill = random.next() < (site === "Lyon" ? 0.5 : 0.2);
  const said = random.next() < (ill ? site === "Lyon" ? 0.95 : 0.5 : 0.1) ? "yes" : "no";
  return {site, said, was: ill ? "yes" : "no", known: random.next() < followed(site, said), audit: String(chances[site])};
});

type Row = ReturnType<typeof drawn>[number];

const tableOf = (rows: readonly Row[], patient?: (i: number) => string): Table => ({
  site: rows.map(({site}) => site), said: rows.map(({said}) => said), was: rows.map(({was, known}) => known ? was : null), audit: rows.map(({audit}) => audit),
  ...(patient && {patient: rows.map((_, i) => patient(i))}),
});

const bySite = (site: string): number => chances[site];

/** The recall of all rows: of the ill in Lyon (.4 × .5) .95 are found, of those in Paris (.6 × .2) .5. */
const truth = (0.2 * 0.95 + 0.12 * 0.5) / 0.32;

const recallOf = (rows: readonly Row[], column: Partial<ColumnSchema> & {readonly name: string}, verification = "given"): Score | Unknown => {
  const reference = drawn(generator(1), 2000, () => 1), schema: Record<string, Partial<ColumnSchema>> = {
    site: {role: "segment"}, audit: {role: "segment", kind: "categorical"}, was: {role: "target", positive: "yes"}, said: {role: "prediction"},
  };
  schema[column.name] = {...schema[column.name], ...column};
  const measure = measureById("recall"), subject = compared(tableOf(reference), tableOf(rows), {schema});
  const reading = read(measure, subject, {options: optionsOf(measure, {verification})});
  return isUnknown(reading) ? reading : reading.score;
};

const known = (score: Score | Unknown): Score => {
  if (isUnknown(score)) throw new Error(`${score.unknown}: ${score.detail}`);
  return score;
};

const sites = {name: "site", labelled: chances};

describe("labels that come with a chance that is given", () => {
  const rows = drawn(generator(2), 40_000, bySite);

  it.each([
    ["by site", sites], ["in a column of their own", {name: "audit", labelled: "self" as const}],
  ])("give the recall of all rows, %s, where the labelled ones alone are off", (_, column) => {
    expect(Math.abs(known(recallOf(rows, column)).value - truth)).toBeLessThan(0.03);
    expect(known(recallOf(rows, column, "none")).value - truth).toBeGreaterThan(0.1);
  });

  it("give it where only rows with a label were kept, and leave a whole reference as it is", () => {
    const score = known(recallOf(rows.filter((row) => row.known), sites));
    expect(Math.abs(score.value - truth)).toBeLessThan(0.03);
    expect(Math.abs((score.reference ?? 0) - truth)).toBeLessThan(0.04);
  });

  it("hold the truth in their interval about as often as they should", () => {
    const random = generator(3), runs = 150;
    let held = 0;
    for (let run = 0; run < runs; run++) {
      const [low, high] = known(recallOf(drawn(random, 1500, bySite), sites)).interval!;
      if (low <= truth && truth <= high) held++;
    }
    expect(held / runs).toBeGreaterThan(0.9);
  });

  it("may go by what was predicted", () => {
    const byPrediction = drawn(generator(4), 40_000, (_, said) => said === "yes" ? 1 : 0.05), column = {name: "said", labelled: {yes: 1, no: 0.05}};
    expect(Math.abs(known(recallOf(byPrediction, column)).value - truth)).toBeLessThan(0.04);
    expect(known(recallOf(byPrediction, column, "none")).value).toBeGreaterThan(0.95);
  });

  it("are held against how often labels have come", () => {
    expect(recallOf(rows, {name: "site", labelled: {Lyon: 1, Paris: 0.3}})).toMatchObject({
      unknown: "assumption-failed", detail: expect.stringMatching(/^labels are given a chance of 0\.3, and have come for \d+ of \d+ rows of site "Paris"$/),
    });
  });

  it("must be given, and of every label that occurs", () => {
    expect(recallOf(rows, {name: "site"})).toMatchObject({unknown: "not-declared"});
    expect(recallOf(rows, {name: "site", labelled: {Lyon: 1}})).toMatchObject({unknown: "not-declared", detail: "no chance of a label is given for site \"Paris\""});
  });

  it("resample patients where they are declared", () => {
    const four = drawn(generator(5), 500, bySite).flatMap((row) => [row, row, row, row]), schema = {
      site: {role: "segment", labelled: chances}, audit: {role: "segment", kind: "categorical"}, was: {role: "target", positive: "yes"}, said: {role: "prediction"},
      patient: {role: "id", kind: "text", cluster: true},
    } as const;
    const measure = measureById("recall"), patient = (i: number): string => `p${Math.floor(i / 4)}`, alone = (i: number): string => `p${i}`;
    const widthWith = (id: (i: number) => string): number => {
      const reading = read(measure, compared(tableOf(four, id), tableOf(four, id), {schema}), {options: optionsOf(measure, {verification: "given"})});
      const {interval} = known(isUnknown(reading) ? reading : reading.score);
      return interval![1] - interval![0];
    };
    expect(widthWith(patient) / widthWith(alone)).toBeGreaterThan(1.6);
  });
});
