import {describe, expect, it} from "vitest";
import {measureById} from "../../src/measure/index.ts";
import {suites} from "../../src/measure/preset-suites.ts";

describe("the suites that come with Plumbline", () => {
  it("are named after what the seed asks for", () => {
    expect(suites.map(({name}) => name)).toEqual(
      ["data-stability", "data-quality", "data-drift", "no-target-performance", "binary", "multi-class", "regression"]);
  });

  it.each(suites)("$name asks only measures that there are, each judged by limits and each of what it can be asked of", ({checks}) => {
    for (const {measure: id, columns, condition} of checks) {
      const {over, limits} = measureById(id);
      expect(columns === undefined, id).toBe(over.subject === "table");
      expect(condition ?? limits?.warn ?? limits?.fail, id).toBeDefined();
    }
  });

  it.each(suites)("$name cannot be passed by a table of no rows", ({checks}) => {
    expect(checks.find(({measure}) => measure === "row-count")).toMatchObject({required: true, condition: {min: 1}});
  });
});
