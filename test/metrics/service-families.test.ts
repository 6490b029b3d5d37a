import {spawnSync} from "node:child_process";
import {describe, expect, it} from "vitest";
import {exposition} from "../../src/metrics/exposition.ts";
import {serviceFamilies} from "../../src/metrics/service-families.ts";

const promtool = process.env["PROMTOOL_BIN"], command = "PROMTOOL_BIN=promtool npx vitest run test/metrics/service-families.test.ts";
if (promtool === undefined && process.env["REQUIRE_SERVICES"] === "1") throw new Error(`missing promtool: set PROMTOOL_BIN (${command})`);

const families = serviceFamilies({
  now: 10_000, storeSeconds: 0.002, dropped: 3, taken: [{model: "spine", kind: "events", outcome: "accepted", count: 7}],
  models: [
    {model: "spine", events: 7, labels: 4, quarantined: 1, unsettledSeconds: 3600, passSeconds: 0.25, window: {end: 4000, rows: 5, labels: 4}, newestEvent: 9000},
    {model: "heart", events: 0, labels: 0, quarantined: 0, unsettledSeconds: 0, passSeconds: null, window: null, newestEvent: null},
  ],
});
const of = (name: string): number[] => families.find((family) => family.name === name)?.samples.map(({value}) => value) ?? [];

describe("the service's own families", () => {
  it("tell what is known and leave out what is not", () => {
    expect([of("plumbline_quarantined"), of("plumbline_quarantine_dropped_total"), of("plumbline_unsettled_seconds")]).toEqual([[1, 0], [3], [3600, 0]]);
    expect([of("plumbline_job_duration_seconds"), of("plumbline_window_age_seconds"), of("plumbline_label_coverage_ratio")]).toEqual([[0.25], [6], [0.8]]);
  });

  it.skipIf(promtool === undefined)(`pass what Prometheus' own tool asks of metrics (${command})`, () => {
    const {status, stdout, stderr} = spawnSync(promtool ?? "promtool", ["check", "metrics"], {input: exposition(families), encoding: "utf8"});
    expect(`${stdout}${stderr}`).toBe("");
    expect(status).toBe(0);
  });
});
