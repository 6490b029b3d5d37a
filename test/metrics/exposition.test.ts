import {spawnSync} from "node:child_process";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {exposition} from "../../src/metrics/exposition.ts";
import {mostCells, runFamilies} from "../../src/metrics/run-families.ts";
import type {Family} from "../../src/metrics/family.ts";
import type {Run} from "../../src/result/result.ts";
import {overRun, spineRun} from "../report/runs.ts";

const window = {start: "2026-11-01T00:00:00.000Z", end: "2026-11-02T00:00:00.000Z"};
const run: Run = {...spineRun(), model: "spine", model_version: "7", window};
const families = runFamilies([{run, reference: "training"}]);

const promtool = process.env["PROMTOOL_BIN"], command = "PROMTOOL_BIN=promtool npx vitest run test/metrics/exposition.test.ts";
if (promtool === undefined && process.env["REQUIRE_SERVICES"] === "1") throw new Error(`missing promtool: set PROMTOOL_BIN (${command})`);

describe("exposition", () => {
  it("writes a family with its help, type and samples", () => {
    const family: Family = {name: "a_total", type: "counter", help: "What\nit is.", samples: [{labels: [["x", 'say "hi"\n\\']], value: 1.5, time: 2000}]};
    expect(exposition([family])).toBe('# HELP a_total What\\nit is.\n# TYPE a_total counter\na_total{x="say \\"hi\\"\\n\\\\"} 1.5 2000\n');
    expect(exposition([family], "openmetrics")).toBe('# HELP a What\\nit is.\n# TYPE a counter\na_total{x="say \\"hi\\"\\n\\\\"} 1.5 2\n# EOF\n');
  });

  it("keeps one line a sample, whatever the labels hold", () => {
    fc.assert(fc.property(fc.array(fc.string({unit: "binary"})), (texts) => {
      const text = exposition([{name: "a", type: "gauge", help: "A.", samples: texts.map((value) => ({labels: [["x", value]], value: 1}))}]);
      const lines = text.split("\n").filter((line) => line.startsWith("a{"));
      expect(lines).toHaveLength(texts.length);
      for (const line of lines) expect(line).toMatch(/^a\{x="(?:[^"\\\n]|\\["\\n])*"\} 1$/u);
    }));
  });

  it.skipIf(promtool === undefined)(`passes what Prometheus' own tool asks of metrics (${command})`, () => {
    const {status, stdout, stderr} = spawnSync(promtool ?? "promtool", ["check", "metrics"], {input: exposition(families), encoding: "utf8"});
    expect(`${stdout}${stderr}`).toBe("");
    expect(status).toBe(0);
  });
});

describe("runFamilies", () => {
  const of = (name: string) => families.find((family) => family.name === name)?.samples ?? [];

  it("exposes each score under the name of its measure and unit", () => {
    const scored = run.results.filter(({measure, score}) => measure === "missing-shift" && score !== null);
    expect(new Set(of("plumbline_missing_shift_ratio").map(({value}) => value))).toEqual(new Set(scored.map(({score}) => score)));
    expect(of("plumbline_window_end_timestamp_seconds")).toEqual([{value: Date.parse(window.end) / 1000,
      labels: [["model", "spine"], ["version", "7"], ["reference", "training"]]}]);
  });

  it("tells each result's verdict by one series of four that is 1", () => {
    const sum = of("plumbline_verdict").reduce((total, {value}) => total + value, 0);
    expect(sum).toBe(run.results.length);
    expect(of("plumbline_verdict")).toHaveLength(4 * run.results.length);
  });

  it("holds no more cells of a column than it may, and their shares sum to those of the run", () => {
    for (const {column, current} of run.distributions) {
      const shown = of("plumbline_column_share_ratio").filter(({labels}) => labels.some(([name, value]) => name === "column" && value === column)
        && labels.some(([name, value]) => name === "side" && value === "current"));
      expect(shown.length).toBeLessThanOrEqual(mostCells);
      expect(shown.reduce((sum, {value}) => sum + value, 0)).toBeCloseTo(current.reduce((sum, share) => sum + share, 0), 9);
    }
  });

  it("keeps the worst results where there are too many, and says how many it left out", () => {
    const few = runFamilies([{run, reference: "training"}], {most: 10 * 16, shares: false});
    const verdict = few.find(({name}) => name === "plumbline_verdict")?.samples ?? [];
    expect(verdict).toHaveLength(40);
    const failing = run.results.filter((result) => result.verdict === "fail").length;
    expect(verdict.filter(({labels, value}) => value === 1 && labels.some(([, text]) => text === "fail"))).toHaveLength(Math.min(10, failing));
    expect(few.find(({name}) => name === "plumbline_results_left_out")?.samples[0].value).toBe(run.results.length - 10);
  });

  it("tells a verdict of several windows with their numbers, and leaves the series of the one as they are", () => {
    const together = runFamilies([{run: {...overRun(), model: "spine"}, reference: "training"}]), {results} = overRun();
    const told = results.find(({over}) => over), named = (name: string) => together.find((family) => family.name === name)?.samples ?? [];
    expect(named("plumbline_over_windows").map(({value}) => value).sort((a, b) => a - b)).toEqual([5, 8, 30]);
    expect(named("plumbline_over_effect_upper")[0].value).toBe(told?.over?.effect.interval?.[1]);
    expect(named("plumbline_effect_upper").map(({value}) => value)).toContain(told?.effect.interval?.[1]);
    expect(named("plumbline_rows_counted").map(({value}) => value)).toContain(told?.n.current);
    expect(families.some(({name}) => name.startsWith("plumbline_over"))).toBe(false);
  });

  it("writes no series twice", () => {
    for (const {name, samples} of families) {
      expect(new Set(samples.map(({labels}) => JSON.stringify(labels))).size, name).toBe(samples.length);
    }
  });
});
