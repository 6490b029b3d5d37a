import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {checkMarkdown} from "../../src/report/check-markdown.ts";
import {checkRows} from "../../src/report/check-row.ts";
import {runJson} from "../../src/report/json.ts";
import {junit} from "../../src/report/junit.ts";
import {report} from "../../src/report/report.ts";
import {gateOf} from "../../src/result/gate.ts";
import type {CheckOf, Result, Run, Verdict} from "../../src/result/result.ts";
import type {GateSettings} from "../../src/result/settings.ts";
import {allRuns} from "./runs.ts";
import {resultOf} from "./spine-run.ts";
import {type Element, parseXml} from "./xml.ts";

const check = (some: Partial<CheckOf> = {}): CheckOf =>
  ({suite: "release", name: "few missing", condition: "must be at most 10 %", bounds: {max: 0.1}, severity: "fail", required: false, ...some});

function gated(results: readonly Result[], gate: Partial<GateSettings> = {}, suites: readonly string[] = ["release"]): Run {
  const all = {suites: suites.map((name) => ({name, checks: []})), failOn: "fail" as const, unknown: "pass" as const, ...gate};
  return {...allRuns["spine"](), preset: "checks", results, verdicts: [], gate: gateOf(results, all, null)};
}

const answered = (verdict: Verdict, some: Partial<CheckOf> = {}): Result =>
  resultOf({column: "pelvic_tilt", verdict, reason: verdict === "unknown" ? "too-few-rows" : null, says: `it is ${verdict}`, check: check(some)});

const four = (): Result[] => [answered("ok"), answered("unknown"), answered("warn"), answered("fail")];

/** Jenkins' junit-10.xsd as far as we use it: attributes that must and may be there, and children in their order. */
const junitSchema: Readonly<Record<string, {readonly must: readonly string[]; readonly may: readonly string[]; readonly holds: readonly string[]}>> = {
  "testsuites": {must: [], may: ["name", "time", "tests", "failures", "disabled", "errors"], holds: ["testsuite"]},
  "testsuite": {must: ["name", "tests"], may: ["failures", "errors", "time", "disabled", "skipped", "timestamp", "hostname", "id", "package"],
    holds: ["properties", "testcase", "system-out", "system-err"]},
  "testcase": {must: ["name"], may: ["assertions", "time", "classname", "status"], holds: ["skipped", "error", "failure", "system-out", "system-err"]},
  "failure": {must: [], may: ["type", "message"], holds: []},
  "skipped": {must: [], may: ["message"], holds: []},
  "system-out": {must: [], may: [], holds: []},
};

function fits({name, attributes, children}: Element): void {
  const rule = junitSchema[name];
  expect(rule, name).toBeDefined();
  for (const key of rule.must) expect(attributes.has(key), `${key} of ${name}`).toBe(true);
  for (const key of attributes.keys()) expect([...rule.must, ...rule.may], name).toContain(key);
  const order = children.map((child) => rule.holds.indexOf(child.name));
  expect(order, name).toEqual([...order].sort((a, b) => a - b));
  expect(order.every((place) => place >= 0), name).toBe(true);
  children.forEach(fits);
}

const casesOf = (text: string): Element[] => parseXml(text).children.flatMap(({children}) => children);

const evil = fc.oneof(fc.string({unit: "binary"}), fc.constantFrom("]]>", "<!--", "&amp;", "</failure>", "<img src=x onerror=alert(1)>", "a|b", "`", "[x](javascript:1)",
  "@octocat", "#12", "\u0000", "\ud800", "\ufffe", "\u202e", "\n", "\"", "'", "__proto__"));

describe("checks as JUnit XML", () => {
  it("count failures and skipped ones, and fit the schema that CI servers read", () => {
    const root = parseXml(junit(gated(four())));
    fits(root);
    const [suite] = root.children;
    expect(Object.fromEntries(suite.attributes)).toMatchObject({name: "release", tests: "4", failures: "1", skipped: "1", errors: "0"});
    expect(suite.children.map(({children: [child]}) => child.name)).toEqual(["failure", "system-out", "skipped", "system-out"]);
  });

  it("name each case by check and condition, and say what was found", () => {
    const [first] = casesOf(junit(gated([answered("fail", {name: "AUC holds"})])));
    expect(first.attributes.get("name")).toBe("AUC holds: must be at most 10 %");
    expect(first.children[0].attributes.get("message")).toBe("it is fail");
  });

  it.each([
    ["a warning under --fail-on warn", four(), {failOn: "warn"}, 2], ["an unknown under --unknown fail", four(), {unknown: "fail"}, 2],
    ["an unknown that is required", [answered("ok"), answered("unknown", {required: true})], {}, 1],
    ["every unknown where nothing could be judged", [answered("unknown"), answered("unknown")], {}, 2],
  ] as const)("fail %s, as the exit code does", (_, results, gate, failures) => {
    const run = gated(results, gate);
    expect(run.gate?.passed).toBe(false);
    expect(parseXml(junit(run)).attributes.get("failures")).toBe(String(failures));
  });

  it("have a failing case for a suite that fails the run though none of its cases does", () => {
    const mute = {suites: [{name: "binary", ofModel: "classification" as const, checks: []}]};
    const run = gated([answered("ok", {suite: "binary"})], mute), root = parseXml(junit(run));
    fits(root);
    expect([run.gate?.passed, root.attributes.get("failures"), root.children[0].attributes.get("tests")]).toEqual([false, "1", "2"]);
    expect(casesOf(junit(run))[0].children[0].attributes.get("message")).toContain("There is no model to judge by binary");
  });

  it("hold any names, labels and sentences as text and nothing else", () => {
    fc.assert(fc.property(evil, evil, evil, evil, fc.constantFrom<Verdict>("ok", "warn", "fail", "unknown"), (suite, name, column, says, verdict) => {
      const run = gated([{...answered(verdict, {suite, name}), column, segment: {[column]: name}, says, detail: says}], {}, [suite]);
      const root = parseXml(junit({...run, model: name}));
      fits(root);
      expect(root.children[0].children).toHaveLength(1);
    }), {numRuns: 500});
  });
});

describe("checks in Markdown", () => {
  it("open with how the run came out, show what is not well, worst first, and fold away the rest", () => {
    const text = checkMarkdown(gated(four()));
    expect(text).toMatch(/^### 🟥 spine-triage: checks\n\nNot passed: of 4 checks 1 failed, 1 warns, 1 could not be told, 1 ok\.\n\n\| Verdict/);
    expect([...text.matchAll(/^\| (\S+) (\w+) /gm)].map(([, , word]) => word).filter((word) => word !== "Check")).toEqual(["failed", "warns", "unknown", "ok"]);
    expect(text).toContain("<details><summary>1 check is ok</summary>");
  });

  it("keep every row to its four cells and make no markup of names", () => {
    fc.assert(fc.property(evil, evil, evil, (name, column, says) => {
      const text = checkMarkdown(gated([{...answered("fail", {name}), column, segment: {[name]: column}, says}]));
      for (const line of text.split("\n").filter((one) => one.startsWith("|"))) expect(line.match(/(?<!\\)\|/g)).toHaveLength(5);
      expect(text.match(/<[^>]*>/g)).toEqual(["<sub>", "</sub>"]);
      expect(text).not.toMatch(/@\w/);
    }), {numRuns: 300});
  });
});

describe("checks on the page", () => {
  it("have a section of their own, as text whatever they are called", () => {
    const page = report(gated([answered("fail", {name: "<img src=x>"}), answered("ok")]));
    expect(page).toMatch(/<section id="checks"[^]*Not passed: of 2 checks 1 failed, 1 ok\.[^]*&lt;img src=x&gt;/);
    expect(page).toContain("<a href=\"#checks\">Checks</a>");
    expect(report(allRuns["spine"]())).not.toContain("id=\"checks\"");
  });
});

describe("checkRows", () => {
  it("stand worst first and name the column and the rows they are of", () => {
    const rows = checkRows(gated([answered("ok"), {...answered("fail"), column: null, segment: {site: "Lyon"}}, {...answered("fail"), column: "age", segment: null}]));
    expect(rows.map(({tone, where}) => [tone, where])).toEqual([["fail", "site = Lyon"], ["fail", "age"], ["ok", "pelvic_tilt"]]);
  });

  it("are kept in the run's JSON with the gate", () => {
    const back = JSON.parse(runJson(gated(four()))) as Run;
    expect(back.gate).toMatchObject({suites: ["release"], passed: false, counts: {ok: 1, warn: 1, fail: 1, unknown: 1}});
    expect(back.results[0].check).toEqual(check());
  });
});
