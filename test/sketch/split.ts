import fc from "fast-check";
import {expect} from "vitest";
import type {NumberBatch} from "../../src/data/column.ts";
import type {FiniteValues} from "../../src/sketch/finite-values.ts";

/** Values, and the same values cut into parts that stand in another order. */
export interface Split<T> {
  readonly whole: readonly T[];
  readonly parts: readonly (readonly T[])[];
}

/** Splits of up to so many values into up to six parts, some of them empty. */
export const split = <T>(value: fc.Arbitrary<T>, maxLength = 60): fc.Arbitrary<Split<T>> =>
  fc.array(value, {maxLength}).chain((whole) => fc.array(fc.nat(whole.length), {maxLength: 5}).chain((cuts) => {
    const ends = [...cuts.sort((a, b) => a - b), whole.length];
    const parts = ends.map((end, i) => whole.slice(i === 0 ? 0 : ends[i - 1], end));
    return fc.shuffledSubarray(parts, {minLength: parts.length}).map((shuffled) => ({whole, parts: shuffled}));
  }));

/** Merges states from the left, or from the right: the law holds for both. */
export const merged = <State>(states: readonly State[], merge: (a: State, b: State) => State): readonly State[] => [
  states.reduce((sum, state) => merge(sum, state)),
  states.reduceRight((sum, state) => merge(state, sum)),
];

/** Numbers of which some are alike, huge, tiny, -0, NaN or infinite. */
export const anyNumber = fc.oneof(fc.double(), fc.integer({min: -5, max: 5}), fc.double({min: -10, max: 10, noNaN: true}),
  fc.constant(-0));

/** Finite numbers of moderate size, some of them alike. */
export const moderate = fc.oneof(fc.integer({min: -5, max: 5}), fc.double({min: -1e6, max: 1e6, noNaN: true}));

/** A cell of a column of numbers: null where it is not filled. */
export const numberCell = fc.option(anyNumber, {freq: 5});

/** A batch of numbers; the cells that are not filled hold a number that must not be looked at. */
export const numberBatch = (cells: readonly (number | null)[], mismatched = 0): NumberBatch => ({
  type: "numbers", values: Float64Array.from(cells, (cell) => cell ?? 7), mismatched,
  ...cells.includes(null) && {valid: Uint8Array.from(cells, (cell) => cell === null ? 0 : 1)},
});

/** Finite values as `copyFinite` leaves them, with rubbish behind them. */
export const finiteValues = (values: readonly number[]): FiniteValues =>
  ({type: "finite", values: Float64Array.from([...values.map((x) => x + 0), 99, 99]), n: values.length});

/** Holds two sums to 1e-12 of the sum of their absolute terms. */
export const expectClose = (actual: number, expected: number, terms: number): void => {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-12 * terms);
};
