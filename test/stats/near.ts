import {expect} from "vitest";

/** Asserts that two numbers agree to within a relative tolerance. */
export const near = (actual: number, expected: number, rel = 1e-12): void => {
  if (Object.is(actual, expected) || Math.abs(actual - expected) <= rel * Math.abs(expected)) return;
  expect.fail(`${actual} is not within ${rel} of ${expected}`);
};
