// One cell of the false-alarm table: two samples of one law and two sizes, again and again, and the p of some measures.
import type {BinPair} from "../../src/comparison/bin-pair.ts";
import type {ColumnPair} from "../../src/comparison/comparison.ts";
import type {OrderedPair} from "../../src/comparison/ordered-pair.ts";
import {isUnknown, type Unknown} from "../../src/comparison/unknown.ts";
import {measures} from "../../src/measure/index.ts";
import {type AnyMeasure, optionsOf} from "../../src/measure/measure.ts";
import {contingency} from "../../src/stats/contingency.ts";
import {maximumMeanDiscrepancy} from "../../src/stats/maximum-mean-discrepancy.ts";
import {psiChance} from "../../src/stats/psi-chance.ts";
import {generator, type Random} from "../../src/stats/random.ts";
import {categoricalPair, missingPair, numericPair} from "../column-pair.ts";
import {categoricalLaws, countsOf, numericLaws, sampleOf} from "../law.ts";
import {correlationRun, volumeRun} from "./whole-table.ts";

/**
 * What is drawn: values, values that then stand in cells, labels, missing cells, correlated columns, or rows by the hour
 * over n and m days.
 */
export type Kind = "numeric" | "in cells" | "categorical" | "missing" | "correlated" | "days";

/** A law and two sizes. */
export interface Cell {
  readonly kind: Kind;
  /** A law by name; of missing cells, their share; of columns, their correlation. */
  readonly law: string;
  readonly n: number;
  readonly m: number;
  readonly seed: number;
}

/** Measures that are read in a cell, on draws that are the same whatever is read. */
export interface CellJob {
  readonly cell: Cell;
  /** Each measure, and how often it is read at first. */
  readonly asked: readonly {readonly measure: string; readonly first: number}[];
  /** How often those are read whose rate was near the line by then, so that chance does not condemn a test. */
  readonly most: number;
}

/** How often a measure gave an alarm in one cell. */
export interface Tally {
  readonly measure: string;
  runs: number;
  answered: number;
  at05: number;
  at01: number;
  at001: number;
  /** Whether the p was resampled in any run. */
  resampled: boolean;
}

export interface CellResult {
  readonly cell: Cell;
  readonly tallies: readonly Tally[];
}

/** The tests that verdicts rest on by default. */
export const defaults: readonly string[] =
  ["distribution-change", "category-change", "new-categories", "missing-shift", "out-of-range-share"];

/** Resampled p-values are valid at any number of resamples; so few make them affordable here. */
const resamples = 39;

type Found = {readonly p?: number; readonly method?: string} | Unknown | undefined;

/** The p of measures whose intervals cost a hundred times as much, or that insist on more resamples. */
const alone: Readonly<Record<string, (shape: never) => Found>> = {
  "maximum-mean-discrepancy": ({pair}: OrderedPair) => {
    const found = maximumMeanDiscrepancy(pair, {resamples});
    return found && {p: found.p, method: "resampled"};
  },
  psi: ({reference, current}: BinPair) => psiChance(contingency(reference, current), {resamples}),
};

/** Past this rate a test goes on. */
const near = 0.055;

/** The column pair of one run. */
const drawn = ({kind, law, n, m}: Cell, random: Random): ColumnPair => {
  if (kind === "missing") {
    return missingPair({missing: random.binomial(n, Number(law)), rows: n}, {missing: random.binomial(m, Number(law)), rows: m});
  }
  if (kind === "categorical") {
    const shares = categoricalLaws[law];
    return categoricalPair(countsOf(random, shares, n), countsOf(random, shares, m));
  }
  const draw = numericLaws[law];
  return numericPair(sampleOf(random, draw, n), sampleOf(random, draw, m), {inCells: kind === "in cells"});
};

const typeOf: Readonly<Partial<Record<Kind, string>>> = {"numeric": "numeric", "in cells": "numeric", "categorical": "categorical"};

/** The measures that give a p for a kind of cell. */
export const testsOf = ({kind}: Cell): string[] => {
  if (kind === "missing") return ["missing-shift"];
  if (kind === "correlated") return ["correlation-change"];
  if (kind === "days") return ["volume"];
  return measures.filter(({id, evidence, over}) => evidence === "test" && over.subject === "column" && id !== "missing-shift"
    && (over.reads as readonly string[]).includes(typeOf[kind] ?? "")).map(({id}) => id);
};

interface Asked {
  readonly first: number;
  readonly tally: Tally;
  readonly measure: AnyMeasure;
  readonly options: Readonly<Record<string, unknown>>;
}

const asking = ({measure: id, first}: CellJob["asked"][number]): Asked => {
  const measure = measures.find((one) => one.id === id)!;
  return {
    first, measure, options: optionsOf(measure, Object.hasOwn(measure.options, "resamples") ? {resamples} : {}),
    tally: {measure: id, runs: 0, answered: 0, at05: 0, at01: 0, at001: 0, resampled: false},
  };
};

const hear = (tally: Tally, p: number | undefined, method = ""): void => {
  tally.runs++;
  if (p === undefined) return;
  tally.answered++;
  if (p <= 0.05) tally.at05++;
  if (p <= 0.01) tally.at01++;
  if (p <= 0.001) tally.at001++;
  if (method === "resampled") tally.resampled = true;
};

interface ColumnShape {
  readonly id: string;
  readonly of: (pair: ColumnPair, options: unknown) => unknown;
}

/** Reads measures on a pair, making each shape once. */
const readColumn = (pair: ColumnPair, asked: readonly Asked[]): void => {
  const shapes = new Map<string, unknown>();
  for (const {measure, options, tally} of asked) {
    const {over} = measure as {over: ColumnShape};
    if (!shapes.has(over.id)) shapes.set(over.id, over.of(pair, options));
    const shape = shapes.get(over.id), found = isUnknown(shape) ? shape : alone[measure.id]?.(shape as never) ?? measure.score(shape, options);
    if (!found || isUnknown(found)) hear(tally, undefined);
    else hear(tally, found.p, found.method);
  }
};

/** Whether a measure is to be read once more. */
const goesOn = ({first, tally: {runs, at05, answered, resampled}}: Asked): boolean => runs < first || (!resampled && at05 > near * answered);

/** Draws a cell as often as its job says. */
export const runCell = ({cell, asked, most}: CellJob): CellResult => {
  const random = generator(cell.seed), all = asked.map(asking), firsts = new Set(all.map(({first}) => first));
  let open = all;
  for (let run = 0; run < most && open.length > 0; run++) {
    if (firsts.has(run)) open = open.filter(goesOn);
    if (cell.kind === "correlated") hear(all[0].tally, correlationRun(random, cell, Number(cell.law)));
    else if (cell.kind === "days") hear(all[0].tally, volumeRun(random, cell));
    else readColumn(drawn(cell, random), open);
  }
  return {cell, tallies: all.map(({tally}) => tally)};
};
