import {describe, expect, test} from "vitest";
import {judge} from "../../src/result/run.ts";
import {methods} from "../../src/result/method.ts";
import {generator} from "../../src/stats/random.ts";
import {compared} from "../measure/tables.ts";

const random = generator(3);
const normal = (size: number, place: number) => Array.from({length: size}, () => place + random.normal());
const flags = (size: number, share: number) => Array.from({length: size}, () => random.next() < share ? "yes" : "no");
const notes = (size: number) => Array.from({length: size}, (_, i) => `note ${i}`);
const sides = compared(
  {x: normal(1500, 0), flag: flags(1500, 0.5), note: notes(1500)}, {x: normal(900, 1.2), flag: flags(900, 0.85), note: notes(900)},
  {schema: {note: {kind: "text"}}},
);
const moved = ({results}: ReturnType<typeof judge>, column: string) => results.find((result) => result.column === column && result.measure !== "missing-shift");

describe("a method by the name another tool gave it", () => {
  test("is taken for all twenty names, and each that reads numbers or labels sees a plain change", () => {
    expect(Object.keys(methods)).toHaveLength(20);
    for (const name of Object.keys(methods)) {
      const run = judge(sides, {preset: "drift", method: name});
      expect(moved(run, "x")?.verdict, name).toBe("fail");
      expect(moved(run, "flag")?.verdict, name).toBe("fail");
    }
  });
  test("leaves columns of a kind it cannot read to the preset", () => {
    expect(moved(judge(sides, {preset: "drift", method: "ks"}), "flag")?.evidence.measure).toBe("category-change");
    expect(moved(judge(sides, {preset: "drift", method: "ks"}), "x")?.evidence.measure).toBe("kolmogorov-smirnov");
  });
  test("is answered for texts by saying that a profile keeps none", () => {
    const {results} = judge(sides, {preset: "drift", method: "abs_text_content_drift"});
    expect(results.find(({column, measure}) => column === "note" && measure === "text-content")).toMatchObject({verdict: "unknown", reason: "needs-rows"});
  });
  test("that does not exist is refused with the choices", () => {
    expect(() => judge(sides, {method: "psy"})).toThrow(/^unknown measure: "psy"; one of: .*psi.*jensenshannon/);
  });
  test("brings its threshold, which a setting replaces", () => {
    const limits = (settings: object) => moved(judge(sides, {preset: "drift", method: "psi", ...settings}), "x")?.limits;
    expect(limits({})).toEqual({fail: 0.1});
    expect(limits({threshold: 0.4})).toEqual({fail: 0.4});
  });
});
