import {describe, expect, it} from "vitest";
import {countedOnce} from "../../src/history/disjoint.ts";
import type {Part} from "../../src/store/facts.ts";
import {part} from "../store/some-facts.ts";

const counted = (start: number, end: number, events: number, some: Partial<Part> = {}): Part =>
  part(1, {window: {start, end}, covers: {from: start, to: end, events, labels: 0}, ...some});
const shown = (parts: readonly Part[]): string[] => countedOnce(parts).map(({window: {start, end}}) => `${start}-${end}`);
const hours = (from: number, to: number, events: number): Part[] => Array.from({length: to - from}, (_, i) => counted(from + i, from + i + 1, events));

describe("parts of which each row is counted once", () => {
  it("are all of them where none overlaps", () => {
    expect(shown([counted(0, 24, 100), counted(24, 48, 100)])).toEqual(["0-24", "24-48"]);
    expect(shown([counted(0, 24, 100), counted(0, 24, 50, {version: "2"}), counted(0, 24, 10, {collector: "edge"})])).toHaveLength(3);
  });

  it("are the short ones where they hold all that the long one does", () => {
    expect(shown([counted(0, 24, 48), ...hours(0, 24, 2)])).toEqual(hours(0, 24, 2).map(({window: {start, end}}) => `${start}-${end}`));
  });

  it("are the long one where the short ones hold a part of it", () => {
    expect(shown([counted(0, 24, 48), ...hours(0, 5, 2), ...hours(24, 26, 2)])).toEqual(["0-24", "24-25", "25-26"]);
  });

  it("are those of the longest where they cross", () => {
    expect(shown([counted(0, 24, 48), counted(20, 30, 20)])).toEqual(["0-24"]);
  });
});
