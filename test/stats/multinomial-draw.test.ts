import {expect, test} from "vitest";
import {multinomialDraw} from "../../src/stats/multinomial-draw.ts";
import {generator} from "../../src/stats/random.ts";

test("counts drawn anew hold as many rows, none where there were none, and the same shares on average", () => {
  const random = generator(1), counts = Float64Array.of(5, 0, 20, 75), sums = new Float64Array(4), draws = 4000;
  for (let r = 0; r < draws; r++) {
    const drawn = multinomialDraw(random, counts);
    expect(drawn.reduce((a, b) => a + b, 0)).toBe(100);
    drawn.forEach((count, i) => { sums[i] += count; });
  }
  sums.forEach((sum, i) => { expect(Math.abs(sum / draws - counts[i])).toBeLessThanOrEqual(4 * Math.sqrt(counts[i] / draws)); });
});
