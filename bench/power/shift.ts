// The catalogue of shifts that power is measured over; fixed before any test was looked at.
import {type Draw, numericLaws} from "../law.ts";
import type {Random} from "../../src/stats/random.ts";

/** The laws that shifts start from, with their median and standard deviation. */
export interface Base {
  readonly law: string;
  readonly draw: Draw;
  readonly median: number;
  readonly sd: number;
  /** Values are rounded to whole numbers after the shift. */
  readonly whole: boolean;
}

const normalTwice: Draw = (random) => 2 * random.normal();

/** By name: a light and a heavy tail, a skew, and ties. */
export const bases: readonly Base[] = [
  {law: "normal", draw: numericLaws["normal"], median: 0, sd: 1, whole: false},
  {law: "log-normal", draw: numericLaws["log-normal"], median: 1, sd: Math.sqrt((Math.E - 1) * Math.E), whole: false},
  {law: "t, 3 df", draw: numericLaws["t, 3 df"], median: 0, sd: Math.sqrt(3), whole: false},
  {law: "rounded normal", draw: normalTwice, median: 0, sd: 2, whole: true},
];

/** A way in which the current sample differs from the reference. */
export interface Shift {
  readonly id: string;
  /** Only from a normal law, rounded or not. */
  readonly normalOnly?: boolean;
  /** A current value. */
  readonly draw: (base: Base, random: Random) => number;
  /** One value of 1e6 is put into the current sample. */
  readonly wild?: boolean;
}

const t3 = numericLaws["t, 3 df"];

/** The quartiles of a normal law over those of t with 3 degrees of freedom. */
const sameQuartiles = 0.6744897501960817 / 0.7648923284043453;

const mean = (size: number): Shift => ({id: `mean + ${size} σ`, draw: ({draw, sd}, random) => draw(random) + size * sd});

const scale = (factor: number): Shift => ({
  id: `spread × ${factor}`, draw: ({draw, median}, random) => median + (draw(random) - median) * factor,
});

/** 5 % of the values lie 5 to 10 σ away. */
const outliers = (id: string, sign: (random: Random) => number): Shift => ({
  id,
  draw: ({draw, median, sd}, random) => random.next() >= 0.05 ? draw(random)
    : median + sign(random) * sd * (5 + 5 * random.next()),
});

/** Every shift of a number. */
export const shifts: readonly Shift[] = [
  mean(0.1), mean(0.2), mean(0.3), mean(0.5), mean(1), scale(1.2), scale(1.5), scale(0.7),
  {id: "t tails, same σ", normalOnly: true, draw: ({sd}, random) => t3(random) / Math.sqrt(3) * sd},
  {id: "t tails, same quartiles", normalOnly: true, draw: ({sd}, random) => t3(random) * sameQuartiles * sd},
  {id: "two peaks, same mean and σ", normalOnly: true,
    draw: ({sd}, random) => sd * ((random.next() < 0.5 ? -0.9 : 0.9) + Math.sqrt(0.19) * random.normal())},
  outliers("5 % outliers above", () => 1),
  outliers("5 % outliers on both sides", (random) => random.next() < 0.5 ? -1 : 1),
  {...mean(1), id: "mean + 1 σ and one value of 1e6", wild: true},
];
