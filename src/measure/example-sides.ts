import type {BothSides} from "../comparison/both-sides.ts";
import type {Compared} from "../comparison/comparison.ts";
import type {ColumnSchema} from "../data/schema.ts";
import {planSizes} from "../profile/plan.ts";
import type {CategoricalProfile, ColumnProfile, NumericProfile, TextProfile} from "../profile/column-profile.ts";
import type {Profile} from "../profile/profile.ts";
import type {Distinct, Moments, Presence, Rules} from "../sketch/state.ts";
import {counted} from "../stats/ordered.ts";
import {planOf} from "./example.ts";

type Demands = Partial<ColumnSchema> & {readonly rules?: Partial<Rules>};

/** Cells of so many rows, all filled but for what is told. */
export const presenceOf = (rows: number, told: Partial<Presence> = {}): Presence =>
  ({rows, missing: 0, empty: 0, nan: 0, positiveInfinity: 0, negativeInfinity: 0, mismatched: 0, ...told});

const rulesOf = (told: Partial<Rules> = {}): Rules => ({belowRange: 0, aboveRange: 0, outOfSet: 0, notMatching: 0, ...told});

/** As many distinct values as told, all of them kept. */
export const distinctOf = (count: number): Distinct =>
  ({hashes: Float64Array.from({length: count}, (_, i) => i + 1), complete: true});

/** A column of numbers on both sides; null is missing. The plan comes from the first. */
export function numberSides(
  reference: readonly (number | null)[], current: readonly (number | null)[], {rules, ...schema}: Demands = {},
): BothSides {
  const plan = planOf(reference.filter((x) => x !== null), schema);
  const side = (cells: readonly (number | null)[], broken?: Partial<Rules>): NumericProfile => {
    const values = Float64Array.from(cells.filter((x) => x !== null));
    return {
      type: "numeric", name: "x", rules: rulesOf(broken),
      presence: presenceOf(cells.length, {missing: cells.length - values.length}),
      moments: momentsOf(values, plan), cells: {exact: true, ...counted(values)},
    };
  };
  return {plan, sizes: planSizes, reference: side(reference), current: side(current, rules)};
}

function momentsOf(values: Float64Array, {centre, scale}: {readonly centre: number; readonly scale: number}): Moments {
  const power = (k: number): number => values.reduce((sum, x) => sum + ((x - centre) / scale) ** k, 0);
  return {
    n: values.length, s1: power(1), s2: power(2), s3: power(3), s4: power(4),
    min: values.reduce((least, x) => Math.min(least, x), Infinity), max: values.reduce((most, x) => Math.max(most, x), -Infinity),
  };
}

/** A column of labels on both sides by how often each occurs. */
export function labelSides(
  reference: Readonly<Record<string, number>>, current: Readonly<Record<string, number>>, {rules, ...schema}: Demands = {},
): BothSides {
  const side = (counts: Readonly<Record<string, number>>, broken?: Partial<Rules>): CategoricalProfile => ({
    type: "categorical", name: "x", rules: rulesOf(broken),
    presence: presenceOf(Object.values(counts).reduce((a, b) => a + b, 0)),
    categories: {counts: new Map(Object.entries(counts))},
  });
  return {
    plan: {
      type: "categorical", categories: Object.keys(reference),
      schema: {name: "x", kind: "categorical", role: "feature", ...schema},
    },
    sizes: planSizes, reference: side(reference), current: side(current, rules),
  };
}

/** A column of texts or ids on both sides: how many rows and how many distinct values. */
export function textSides(
  reference: {readonly rows: number; readonly distinct: number}, current: {readonly rows: number; readonly distinct: number},
  {rules, ...schema}: Demands = {},
): BothSides {
  const side = ({rows, distinct}: {readonly rows: number; readonly distinct: number}, broken?: Partial<Rules>): TextProfile => ({
    type: "text", name: "x", presence: presenceOf(rows), rules: rulesOf(broken),
    lengths: {n: rows, sum: 8 * rows, min: 8, max: 8}, distinct: distinctOf(distinct),
  });
  return {
    plan: {type: "text", schema: {name: "x", kind: "text", role: "feature", ...schema}}, sizes: planSizes,
    reference: side(reference), current: side(current, rules),
  };
}

interface TableFacts {
  readonly rows: number;
  readonly distinct?: number;
  readonly added?: readonly string[];
}

/** Two tables of which only the sizes, the distinct rows and the added columns are known. */
export function twoTables(reference: TableFacts, current: TableFacts): Compared {
  const plan: Profile["plan"] = {
    version: 1, id: "example", hashKey: "example", schema: {version: 1, columns: []}, sizes: planSizes, columns: [],
    pairs: {columns: [], leftOut: [], rate: 1}, task: null, cluster: null, period: null, segments: [],
  };
  const side = ({rows, distinct = rows, added = []}: TableFacts): Profile => ({
    plan, rows, columns: [] as ColumnProfile[], absent: [], added, distinctRows: distinctOf(distinct), pairs: new Map(),
    outcome: null, periods: null, segments: [],
  });
  return {plan, reference: side(reference), current: side(current), columns: [], derived: null, segments: []};
}
