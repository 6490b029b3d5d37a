// One cell of the false-alarm table: two samples of one law and two sizes, again and again, and every measure that gives a p.
import type {ColumnPair} from "../../src/comparison/comparison.ts";
import {isUnknown} from "../../src/comparison/unknown.ts";
import {measures} from "../../src/measure/index.ts";
import {type AnyMeasure, optionsOf} from "../../src/measure/measure.ts";
import {generator, type Random} from "../../src/stats/random.ts";
import {categoricalPair, missingPair, numericPair} from "../column-pair.ts";
import {correlationRun, volumeRun} from "./whole-table.ts";
import {categoricalLaws, countsOf, numericLaws, sampleOf} from "../law.ts";

/**
 * What is drawn: values, values that then stand in cells, labels, missing cells, correlated columns, or rows by the hour
 * over n and m days.
 */
export type Kind = "numeric" | "in cells" | "categorical" | "missing" | "correlated" | "days";

/** A cell and how often it is drawn. */
export interface Cell {
  readonly kind: Kind;
  /** A law by name; of missing cells, their share; of columns, their correlation. */
  readonly law: string;
  readonly n: number;
  readonly m: number;
  readonly seed: number;
  /** Runs for the tests that verdicts rest on. */
  readonly runs: number;
  /** Runs for all others; a test whose rate is then above 5 % goes on to `runs`, so that chance does not condemn it. */
  readonly first: number;
}

/** How often a test gave an alarm in one cell. */
export interface Tally {
  answered: number;
  at05: number;
  at01: number;
  at001: number;
  /** Whether the p was resampled in any run. */
  resampled: boolean;
}

export interface CellResult {
  readonly cell: Cell;
  readonly tallies: Readonly<Record<string, Tally>>;
}

/** The tests that verdicts rest on by default. */
export const defaults: readonly string[] =
  ["distribution-change", "category-change", "new-categories", "missing-shift", "out-of-range-share"];

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

const typeOf: Readonly<Partial<Record<Kind, string>>> = {
  "numeric": "numeric", "in cells": "numeric", "categorical": "categorical", "missing": "text",
};

/** All measures of single columns that could give a p for this kind of column. */
const candidates = (cell: Cell): AnyMeasure[] => measures.filter(({id, over}) =>
  over.subject === "column" && (over.reads as readonly string[]).includes(typeOf[cell.kind] ?? "")
  && (slow[id]?.in(cell) ?? true));

interface ColumnShape {
  readonly id: string;
  readonly of: (pair: ColumnPair, options: unknown) => unknown;
}

/** Reads some measures on a pair, making each shape once; measures without a p are left out. */
const alarms = (pair: ColumnPair, asked: readonly AnyMeasure[], hear: (id: string, p: number, method: string) => void): void => {
  const shapes = new Map<string, unknown>();
  for (const measure of asked) {
    const options = optionsOf(measure, slow[measure.id]?.options), {over} = measure as {over: ColumnShape};
    if (!shapes.has(over.id)) shapes.set(over.id, over.of(pair, options));
    const shape = shapes.get(over.id);
    if (isUnknown(shape)) continue;
    const score = measure.score(shape, options);
    if (!isUnknown(score) && score.p !== undefined) hear(measure.id, score.p, score.method ?? "");
  }
};

/** Measures that resample for a tenth of a second, with a p that is valid by construction: drawn in few cells only. */
const slow: Readonly<Record<string, {readonly options?: Record<string, number>; readonly in: (cell: Cell) => boolean}>> = {
  "maximum-mean-discrepancy": {
    options: {resamples: 99},
    in: ({kind, law, n, m}) => kind === "numeric" && ["normal", "Poisson, mean 3"].includes(law) && Math.max(n, m) <= 200,
  },
  "psi": {in: ({law, n, m}) => {
    const small = n === m && n <= 200, dense = Math.min(n, m) >= (law.startsWith("100") ? 5000 : 1000);
    return dense || law.startsWith("2 ") || law.startsWith("3 ") || law === "normal" || (small && law.endsWith("by 1 / rank"));
  }},
};

/** Runs after which it is known which measures give a p. */
const listened = 3;

/** One run of a cell of whole tables. */
const tableRun = (cell: Cell, random: Random, hear: (id: string, p: number, method: string) => void): void => {
  const ofDays = cell.kind === "days", p = ofDays ? volumeRun(random, cell) : correlationRun(random, cell, Number(cell.law));
  if (p !== undefined) hear(ofDays ? "volume" : "correlation-change", p, "");
};

/** Draws a cell as often as it says. */
export const runCell = (cell: Cell): CellResult => {
  const random = generator(cell.seed), tallies: Record<string, Tally> = {};
  let asked = candidates(cell);
  for (let run = 0; run < cell.runs; run++) {
    // Measures that never gave a p are no tests.
    if (run === listened) asked = asked.filter(({id}) => Object.hasOwn(tallies, id));
    if (run === cell.first) {
      const isHigh = ({resampled, at05, answered}: Tally): boolean => !resampled && at05 > 0.05 * answered;
      asked = asked.filter(({id}) => defaults.includes(id) || isHigh(tallies[id]));
    }
    const hear = (id: string, p: number, method: string): void => {
      const tally = tallies[id] ??= {answered: 0, at05: 0, at01: 0, at001: 0, resampled: false};
      tally.answered++;
      if (p <= 0.05) tally.at05++;
      if (p <= 0.01) tally.at01++;
      if (p <= 0.001) tally.at001++;
      if (method.includes("resampl") || method.includes("carlo")) tally.resampled = true;
    };
    if (cell.kind === "correlated" || cell.kind === "days") tableRun(cell, random, hear);
    else alarms(drawn(cell, random), asked, hear);
  }
  return {cell, tallies};
};
