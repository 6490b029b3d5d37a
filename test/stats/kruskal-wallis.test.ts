import {describe, expect, it} from "vitest";
import {kruskalWallis} from "../../src/stats/kruskal-wallis.ts";
import {mannWhitney} from "../../src/stats/mann-whitney.ts";
import {ordered} from "../../src/stats/ordered.ts";
import {near} from "./near.ts";

describe("Kruskal and Wallis' test", () => {
  it("is Mann and Whitney's without continuity correction", () => {
    const pair = ordered(Float64Array.of(1, 2, 2, 5, 7, 9), Float64Array.of(2, 3, 8, 9, 9));
    near(kruskalWallis(pair)!.p, mannWhitney(pair, {method: "normal", continuity: false})!.p, 1e-10);
  });

  it("has no answer for equal values or an empty side", () => {
    expect(kruskalWallis(ordered(Float64Array.of(1, 1), Float64Array.of(1)))).toBeUndefined();
    expect(kruskalWallis(ordered(new Float64Array(0), Float64Array.of(1)))).toBeUndefined();
  });
});
