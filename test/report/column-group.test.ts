import {describe, expect, it} from "vitest";
import {type ColumnGroup, columnGroups, severity} from "../../src/report/column-group.ts";
import {toneOf, topicWord, toneWord} from "../../src/report/tone.ts";
import type {Result, Topic} from "../../src/result/result.ts";
import {madeRun, resultOf} from "./spine-run.ts";

const groups = (...results: readonly Result[]): ColumnGroup[] =>
  columnGroups(madeRun({columns: [], changes: {results}}), ["drift", "target"]);

describe("columnGroups", () => {
  it("lets the worst result of a column lead and keeps the others", () => {
    const [group] = groups(resultOf({column: "a", measure: "one"}), resultOf({column: "a", measure: "two", verdict: "fail"}));
    expect([group.lead.measure, ...group.others.map(({measure}) => measure)]).toEqual(["two", "one"]);
  });

  it("orders columns by verdict, then by how far past the limit, then by name", () => {
    const at = (column: string, score: number, verdict: Result["verdict"]): Result =>
      resultOf({column, verdict, effect: {measure: "m", of: "score", unit: "", score, interval: null}});
    const ordered = groups(at("d", 0.1, "ok"), at("b", 0.3, "fail"), at("c", 0.9, "fail"), at("a", 0.3, "fail"));
    expect(ordered.map(({name}) => name)).toEqual(["c", "a", "b", "d"]);
  });

  it("keeps results on parts of the rows apart, and does not let them lead while there is one on all", () => {
    const [group] = groups(resultOf({column: "a"}), resultOf({column: "a", segment: {site: "north"}, verdict: "fail"}));
    expect(group.tone).toBe("ok");
    expect(group.segments).toHaveLength(1);
  });

  it("gives a column the same id whichever topics it is asked for with", () => {
    const results = [resultOf({column: "a", topic: "target", verdict: "fail"}), resultOf({column: "b"})];
    const run = madeRun({columns: [], changes: {results}});
    const id = (...topics: Topic[]): string | undefined => columnGroups(run, topics).find(({name}) => name === "b")?.id;
    expect(id("drift")).toBe(id("target", "drift", "quality"));
  });

  it("does not mix the same column under two topics, nor hostile names", () => {
    const some = [resultOf({column: "__proto__"}), resultOf({column: "__proto__", topic: "target"}), resultOf({column: null})];
    expect(groups(...some)).toHaveLength(3);
  });
});

describe("severity", () => {
  it("is the effect in multiples of the limit, whichever way is worse", () => {
    const at = (some: Partial<Result>): number => severity(resultOf({column: "a", ...some}));
    expect(at({effect: {measure: "m", of: "score", unit: "", score: 0.5, interval: null}, limits: {fail: 0.25}})).toBe(2);
    expect(at({effect: {measure: "m", of: "score", unit: "", score: -0.5, interval: null}, limits: {fail: 0.25}, worse: "either"})).toBe(2);
    expect(at({effect: {measure: "m", of: "score", unit: "", score: 0.5, interval: null}, limits: {fail: 0.7}, worse: "lower"})).toBeCloseTo(1.4);
    expect(at({effect: {measure: "m", of: "score", unit: "", score: null, interval: null}, infinite: "positive"})).toBe(Infinity);
    expect(at({effect: {measure: "m", of: "score", unit: "", score: null, interval: null}})).toBe(0);
  });
});

describe("tones", () => {
  it("tell an unknown for want of anything to look at from one that cannot be told", () => {
    expect(toneOf({topic: "drift", verdict: "unknown", reason: "no-values"})).toBe("none");
    expect(toneOf({topic: "drift", verdict: "unknown", reason: "too-few-rows"})).toBe("unknown");
    expect(toneOf({topic: "drift", verdict: "fail", reason: null})).toBe("fail");
  });

  it("have words that fit what was asked", () => {
    expect(toneWord("drift", "fail")).toBe("Changed");
    expect(toneWord("quality", "fail")).toBe("Problem");
    expect(topicWord("drift", "warn")).toBe("Some changed");
    expect(topicWord("target", "warn")).toBe("Small change");
  });
});
