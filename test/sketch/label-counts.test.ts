import {describe, expect, it} from "vitest";
import {labelCounter} from "../../src/sketch/label-counts.ts";

describe("labelCounter", () => {
  it("counts batches of one dictionary together, even while it grows", () => {
    const labels = ["a", "b"], counter = labelCounter();
    expect(counter.add({type: "labels", labels, codes: Int32Array.of(0, 1, 1, -1), mismatched: 0})).toBe(true);
    for (let i = 0; i < 40; i++) labels.push(`c${i}`);
    expect(counter.add({type: "labels", labels, codes: Int32Array.of(41, 1, -1, -1), mismatched: 2})).toBe(true);
    const counts = counter.take();
    expect(counts).toMatchObject({labels, nulls: 3, mismatched: 2});
    expect([0, 1, 2, 41].map((code) => counts?.counts[code])).toEqual([1, 3, 0, 1]);
  });

  it("refuses another dictionary until what it holds is taken", () => {
    const counter = labelCounter(), second = {type: "labels", labels: ["a"], codes: Int32Array.of(0), mismatched: 0} as const;
    counter.add({type: "labels", labels: ["a"], codes: Int32Array.of(0, 0), mismatched: 0});
    expect(counter.add(second)).toBe(false);
    expect(counter.take()?.counts[0]).toBe(2);
    expect(counter.add(second)).toBe(true);
    expect(counter.take()?.counts[0]).toBe(1);
    expect(counter.take()).toBeUndefined();
  });
});
