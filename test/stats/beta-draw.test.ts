import {describe, expect, it} from "vitest";
import {betaDraw} from "../../src/stats/beta-draw.ts";
import {betaI} from "../../src/stats/beta.ts";
import {generator} from "../../src/stats/random.ts";

describe("a draw from the beta law", () => {
  it.each([[0.5, 0.5], [0.5, 300.5], [2, 5], [40, 3]])("of shapes %d and %d falls below each of its quantiles as often as it should", (a, b) => {
    const random = generator(3), n = 20_000, shares = Array.from({length: n}, () => betaI(betaDraw(random, a, b), a, b)).sort((x, y) => x - y);
    const farthest = shares.reduce((most, share, i) => Math.max(most, Math.abs(share - (i + 0.5) / n)), 0);
    // Kolmogorov's limit at one in a thousand.
    expect(farthest * Math.sqrt(n)).toBeLessThan(1.95);
  });
});
