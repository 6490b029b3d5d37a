import {describe, expect, it} from "vitest";
import {categoryPair} from "../../src/comparison/category-pair.ts";
import {clustered} from "../../src/comparison/clustered.ts";
import type {Compared} from "../../src/comparison/comparison.ts";
import {orderedPair} from "../../src/comparison/ordered-pair.ts";
import {presencePair} from "../../src/comparison/presence-pair.ts";
import {isUnknown} from "../../src/comparison/unknown.ts";
import {generator} from "../../src/stats/random.ts";
import {compared, type Table} from "../measure/tables.ts";

const schema = {patient: {role: "id", kind: "text", cluster: true}} as const;

/** Patients with so many visits each: `same` is of the patient, `own` of the visit. */
const visits = (seed: number, patients: number, each: number): Table => {
  const random = generator(seed), table: Record<string, (number | string | null)[]> = {same: [], own: [], sex: [], lost: [], patient: []};
  for (let i = 0; i < patients; i++) {
    const same = random.next(), sex = random.next() < 0.4 ? "f" : "m", lost = random.next() < 0.3;
    for (let k = 0; k < each; k++) {
      table["same"].push(same);
      table["own"].push(random.next());
      table["sex"].push(sex);
      table["lost"].push(lost ? null : random.next());
      table["patient"].push(`${seed} ${i}`);
    }
  }
  return table;
};

const columnOf = ({columns}: Compared, name: string) => columns.find((column) => column.name === name)!;

const designs = (both: Compared) => ({
  same: clustered(columnOf(both, "same"), "numbers").design, own: clustered(columnOf(both, "own"), "numbers").design,
  sex: clustered(columnOf(both, "sex"), "labels").design, lost: clustered(columnOf(both, "lost"), "missing").design,
});

describe("what clusters do to a column", () => {
  it("is as much as the visits where all of a patient are alike, and little where they are not", () => {
    const {same, own, sex, lost} = designs(compared(visits(1, 300, 8), visits(2, 200, 8), {schema}));
    for (const design of [same, sex, lost]) {
      expect(design).toBeGreaterThan(6.5);
      expect(design).toBeLessThan(12);
    }
    expect(own).toBeLessThan(1.6);
  });

  it("is nothing where each patient comes once, or none is declared", () => {
    expect(designs(compared(visits(1, 300, 1), visits(2, 200, 1), {schema}))).toEqual({});
    expect(designs(compared(visits(1, 30, 8), visits(2, 20, 8)))).toEqual({});
  });

  it("cannot be told of a few patients", () => {
    expect(designs(compared(visits(1, 3, 50), visits(2, 300, 2), {schema})).same).toBe(Infinity);
  });

  it("is taken to be the worst where groups of clusters were not counted", () => {
    const both = compared(visits(1, 300, 8), visits(2, 200, 8), {schema}), {reference, ...column} = columnOf(both, "own");
    const {groups: _, ...old} = reference!, {design = 0} = clustered({...column, reference: old}, "numbers");
    expect(design).toBeGreaterThan(6.5);
    expect(design).toBeLessThan(10);
  });

  it("goes into the shapes that tests are made on", () => {
    const both = compared(visits(1, 300, 8), visits(2, 200, 8), {schema});
    for (const shape of [orderedPair.of(columnOf(both, "same"), {}), categoryPair.of(columnOf(both, "sex"), undefined), presencePair.of(columnOf(both, "lost"), undefined)]) {
      expect(isUnknown(shape) ? 0 : shape.design).toBeGreaterThan(6.5);
    }
  });

  it("is that of the other table where one does not say whose its rows are, and of those that do where only some are named", () => {
    const nameless = ({patient, ...rest}: Table, share: number): Table => ({...rest, patient: Array.from(patient, (name, i) => i % 10 < share * 10 ? null : name)});
    const [before, now] = [visits(1, 300, 8), visits(2, 200, 8)];
    for (const [one, other] of [[before, nameless(now, 1)], [nameless(before, 0.5), nameless(now, 0.5)], [nameless(before, 1), now]]) {
      const {same = 0} = designs(compared(one, other, {schema}));
      expect(same).toBeGreaterThan(6);
      expect(same).toBeLessThan(14);
    }
    const {patient: _, ...without} = now;
    expect(designs(compared(before, without, {schema})).same).toBeGreaterThan(6);
  });

  it("is as much as it can be for missing cells of which there are none yet", () => {
    const full = ({lost, ...rest}: Table): Table => ({...rest, lost: Array.from(lost, () => 1)});
    expect(designs(compared(full(visits(1, 300, 8)), full(visits(2, 200, 8)), {schema})).lost).toBeGreaterThan(6.5);
  });

  it("is that of the one label that comes with the patient, though the others come with the visit", () => {
    const mixed = (table: Table, seed: number): Table => {
      const random = generator(seed);
      return {...table, sex: Array.from(table["same"], (own) => Number(own) < 0.1 ? "dialysis" : `drug ${random.int(12)}`)};
    };
    const both = compared(mixed(visits(1, 300, 8), 3), mixed(visits(2, 200, 8), 4), {schema});
    expect(clustered(columnOf(both, "sex"), "labels").design).toBeGreaterThan(6);
  });
});
