import type {LabelBatch, NumberBatch} from "../data/column.ts";
import type {ColumnFacts} from "../data/facts.ts";
import {countDistinct} from "./count-distinct.ts";
import {instant, instantText} from "./instant.ts";
import {numberText} from "./number-text.ts";
import {truth} from "./truth.ts";

/** Rows a look takes in at most, and the stretches of the table it is spread over. */
export const lookRows = 65_536;
export const lookStretches = 8;

/** A column is what this share of its filled cells is; the others are mismatched. */
const enough = 0.99;
const samplesShown = 20;
const markWords = new Set(["?", "-", "--", "na", "n/a", "nan", "null", "none", "nil", "missing", "unknown", "#n/a", "."]);

type Holds = ColumnFacts["holds"];

/** The column that was looked at. */
export interface Looked {
  readonly name: string;
  /** The type as stored. */
  readonly stored: string;
  /** Whether its numbers are instants. */
  readonly instants?: boolean;
}

const isInteger = (text: string): boolean => /^\s*[+-]?\d+\s*$/.test(text);
/** Digits that name rather than count: "007", "02139". */
const isCode = (text: string): boolean => /^[+-]?0\d/.test(text);
const isNumber = (text: string): boolean => !isCode(text) && numberText(text) !== undefined;
const isInstant = (text: string): boolean => instant(text) !== undefined;

const lookAtNumbers = (values: Float64Array, valid: Uint8Array | undefined) => {
  let filled = 0, integers = 0, nan = 0, steps = 0, step = NaN, last = NaN, rising = true;
  const samples = new Set<number>();
  for (let i = 0; i < values.length; i++) {
    if (valid && valid[i] === 0) continue;
    const x = values[i];
    filled++;
    if (Number.isInteger(x)) integers++;
    else if (x !== x) nan++;
    if (filled === 2) step = x - last;
    if (x - last === step) steps++;
    if (!(x > last) && filled > 1) rising = false;
    last = x;
    if (samples.size < samplesShown) samples.add(x);
  }
  // The look leaps from stretch to stretch.
  const sequence = filled > 2 && rising && steps >= 0.999 * (filled - 1) && integers === filled;
  return {filled, whole: integers > 0 && integers + nan === filled, sequence, samples: [...samples]};
};

/** Facts of a column stored as numbers or instants; the batch holds the looked-at rows. */
export const factsOfNumbers = ({name, stored, instants = false}: Looked, batch: NumberBatch): ColumnFacts => {
  const {values, valid, mismatched} = batch;
  const {filled, whole, sequence, samples} = lookAtNumbers(values, valid);
  const holds = filled === 0 ? "nothing" : instants ? "datetime" : whole ? "integer" : "number";
  return {
    name, stored, holds, rows: values.length, missing: values.length - filled - mismatched, mismatched, marks: [],
    distinct: countDistinct(values, valid), sequence: sequence && !instants, length: 0,
    samples: samples.map(instants ? instantText : String),
  };
};

const labelCounts = ({codes, labels}: LabelBatch) => {
  const counts = new Float64Array(labels.length);
  let missing = 0;
  for (let i = 0; i < codes.length; i++) {
    if (codes[i] < 0) missing++;
    else counts[codes[i]]++;
  }
  return {counts, missing};
};

const saysTruth = (labels: readonly string[]): boolean => {
  const readings = new Set(labels.map(truth));
  const digits = labels.every((label) => numberText(label) !== undefined);
  return !digits && !readings.has(undefined) && (readings.size === 2 || labels.some((label) => label.trim().length > 1));
};

interface Judgement {
  readonly holds: Holds;
  readonly mismatched: number;
  readonly marks: readonly string[];
  /** Cells that are blank or marked as missing, where the column does not hold text. */
  readonly missing: number;
}

/** What the texts are: the narrowest kind that nearly all the cells not blank and not marked as missing read as. */
const judge = (labels: readonly string[], counts: Float64Array): Judgement => {
  const kept: number[] = [], marks = new Set<string>();
  let filled = 0, missing = 0;
  for (let code = 0; code < labels.length; code++) {
    const text = labels[code].trim(), isMark = markWords.has(text.toLowerCase());
    if (isMark) marks.add(text);
    if (text === "" || isMark) missing += counts[code];
    else {
      kept.push(code);
      filled += counts[code];
    }
  }
  const found = {marks: [...marks], missing};
  const few = kept.length > 0 && kept.length < 10 ? kept.map((code) => labels[code]) : [];
  if (few.length > 0 && saysTruth(few)) return {holds: "boolean", mismatched: 0, ...found};
  const misfits = (fits: (text: string) => boolean): number => {
    let sum = 0;
    for (const code of kept) if (!fits(labels[code])) sum += counts[code];
    return sum;
  };
  for (const [holds, fits] of [["number", isNumber], ["datetime", isInstant]] as const) {
    const mismatched = misfits(fits);
    if (filled === 0 || filled - mismatched < enough * filled) continue;
    return {holds: holds === "number" && misfits(isInteger) === mismatched ? "integer" : holds, mismatched, ...found};
  }
  if (filled === 0 && marks.size === 0) return {holds: "nothing", mismatched: 0, ...found};
  return {holds: "text", mismatched: 0, marks: [], missing: 0};
};

const isSequence = ({codes, labels}: LabelBatch): boolean => {
  const values = new Float64Array(codes.length), numbers = Float64Array.from(labels, (label) => numberText(label) ?? NaN);
  for (let i = 0; i < codes.length; i++) values[i] = codes[i] < 0 ? NaN : numbers[codes[i]];
  return lookAtNumbers(values, undefined).sequence;
};

/** Facts of a column stored as text or booleans; the batch holds the looked-at rows under one dictionary. */
export const factsOfLabels = ({name, stored}: Looked, batch: LabelBatch): ColumnFacts => {
  const {labels} = batch, {counts, missing} = labelCounts(batch);
  const judged = judge(labels, counts);
  let length = 0, cells = 0;
  for (let code = 0; code < labels.length; code++) {
    length += counts[code] * labels[code].length;
    cells += counts[code];
  }
  return {
    name, stored, holds: judged.holds, rows: batch.codes.length, missing: missing + judged.missing,
    mismatched: judged.mismatched, marks: judged.marks, distinct: labels.length,
    sequence: judged.holds === "integer" && isSequence(batch),
    length: cells > 0 ? length / cells : 0, samples: labels.slice(0, samplesShown),
  };
};
