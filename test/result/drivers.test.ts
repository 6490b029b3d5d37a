import {describe, expect, it} from "vitest";
import {compare, drivers, judge, profile, type Schema} from "../../src/index.ts";
import {generator} from "../../src/stats/random.ts";

const schema: Schema = {version: 1, columns: [
  {name: "moved", kind: "numeric", role: "feature"}, {name: "weighty", kind: "numeric", role: "feature", importance: 9},
  {name: "still", kind: "numeric", role: "feature", importance: 20}, {name: "site", kind: "categorical", role: "feature"},
]};
const random = generator(2), column = (shift: number) => Float64Array.from({length: 3000}, () => random.normal() + shift);
const table = (shift: number) => ({moved: column(2 * shift), weighty: column(shift), still: column(0), site: Array.from({length: 3000}, () => random.next() < 0.5 ? "a" : "b")});

describe("the columns behind a change", async () => {
  const reference = await profile(table(0), {schema}), run = judge(compare(reference, await profile(table(0.5), {reference})), {preset: "drift"});

  it("are ranked by how far they moved times how much they matter", () => {
    const found = drivers(run);
    expect(found[0].column).toBe("weighty");
    expect(found[1].column).toBe("moved");
    expect(found).toHaveLength(4);
    expect(found[0].weight).toBeCloseTo(found[0].drift * found[0].importance, 12);
  });

  it("take the importance that is given instead, negative ones and those not given counting as none", () => {
    const found = drivers(run, new Map([["moved", 0.3], ["weighty", -0.01]]));
    expect(found[0].column).toBe("moved");
    expect(found.slice(1).every(({weight}) => weight === 0)).toBe(true);
  });
});
