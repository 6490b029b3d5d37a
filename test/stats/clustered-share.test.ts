import {describe, expect, it} from "vitest";
import {clusteredShare} from "../../src/stats/clustered-share.ts";
import {shareInterval} from "../../src/stats/confusion-interval.ts";

const width = ([low, high]: readonly [number, number]): number => high - low;

describe("a share of clustered rows", () => {
  const ratio = {part: 60, whole: 100}, single = 0.6 * 0.4 / 100;

  it("is as sure as one of single rows when it scatters as that does and clusters are many", () => {
    const [low, high] = clusteredShare(ratio, {variance: single, df: 1e9}), plain = shareInterval(ratio);
    expect(low).toBeCloseTo(plain[0], 6);
    expect(high).toBeCloseTo(plain[1], 6);
  });

  it("is half as sure when it scatters four times as much, and never surer than single rows", () => {
    const plain = width(shareInterval(ratio));
    expect(width(clusteredShare(ratio, {variance: 4 * single, df: 1e9})) / plain).toBeCloseTo(2, 0);
    expect(width(clusteredShare(ratio, {variance: single / 10, df: 1e9}))).toBeCloseTo(plain, 12);
  });

  it("counts clusters where all rows are alike", () => {
    expect(clusteredShare({part: 100, whole: 100}, {variance: 0, df: 9})).toEqual(shareInterval({part: 10, whole: 10}));
  });
});
