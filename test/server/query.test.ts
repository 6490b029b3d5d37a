import {beforeAll, describe, expect, it} from "vitest";
import {decode, encode} from "../../src/profile/codec.ts";
import type {Served} from "./served.ts";
import {daysAgo, watched} from "./watched.ts";
import {now} from "../ingest/receiving.ts";

const iso = (ms: number): string => new Date(ms).toISOString();
const spine = "/v1/models/spine";

describe("the questions that a service answers", () => {
  let it_: Served & {close: () => Promise<void>};
  beforeAll(async () => { it_ = await watched(); });
  const items = async (url: string): Promise<Record<string, unknown>[]> => {
    const {status, body, text} = await it_.get(url);
    expect(status, text).toBe(200);
    return body["items"] as Record<string, unknown>[];
  };

  it("which models there are, and what a model is", async () => {
    expect(await items("/v1/models")).toEqual([{model: "spine", revision: 1, configured_at: iso(now), columns: 10}]);
    expect((await it_.get(spine)).body).toMatchObject({model: "spine", schema: {version: 1}});
    expect(await it_.get("/v1/models/spline")).toMatchObject({status: 404, body: {detail: 'unknown model "spline"; one of: spine'}});
  });

  it("which windows there are and how they came out, page by page", async () => {
    const all = await items(`${spine}/windows`);
    expect(all.map(({window}) => (window as {start: string}).start)).toEqual([4, 3, 2, 1].map((ago) => iso(daysAgo(ago))));
    // The first window became the reference and is compared with nothing.
    expect(all[0]).toMatchObject({reference: "none", rows: 300, verdicts: {fail: 0}});
    expect(all[3]).toMatchObject({version: null, generation: 1, rows: 300, labels: 0, known_at: iso(now)});
    expect((all[3]["verdicts"] as {fail: number}).fail).toBeGreaterThan(0);
    const first = (await it_.get(`${spine}/windows?limit=2`)).body;
    const rest = await items(`${spine}/windows?limit=2&cursor=${String(first["next"])}`);
    expect([...first["items"] as object[], ...rest]).toEqual(all);
    expect(await items(`${spine}/windows?from=${daysAgo(2)}&to=${iso(daysAgo(1))}`)).toEqual([all[2]]);
  });

  it("what became of a window that was empty when it was first looked at", async () => {
    const late = await watched(), noon = daysAgo(0) + 43_200_000;
    const newest = async () => {
      const answer = (await late.get(`${spine}/windows?from=${daysAgo(1)}`)).body["items"] as {reference: string; rows: number}[];
      return answer.map(({reference, rows}) => `${reference} ${rows}`);
    };
    late.clock.now += 86_400_000;
    await late.close();
    expect((await newest()).at(-1)).toBe("none 0");
    await late.post(`${spine}/events`, Array.from({length: 40}, (_, i) => ({id: `late ${i}`, time: noon, features: {tilt: i, grade: 1}})));
    await late.close();
    const [yesterday, today, ...more] = await newest();
    expect([today.endsWith(" 40"), today.startsWith("none"), yesterday.endsWith(" 300"), more]).toEqual([true, false, true, []]);
    // Of a window without rows there is no coverage to tell.
    expect((await late.get("/metrics")).text).toContain('plumbline_label_coverage_ratio{model="spine"} 0\n');
  });

  it("how a measure went over time", async () => {
    const days = await items(`${spine}/scores?column=tilt&topic=drift`);
    expect(days.map(({figures}) => (figures as {verdict: string}[])[0]?.verdict === "fail")).toEqual([false, false, false, true]);
    const [{measure}] = days[3]["figures"] as {measure: string}[], some = await items(`${spine}/scores?measure=${measure}&topic=drift&from=${daysAgo(1)}`);
    expect(new Set((some[0]["figures"] as {measure: string}[]).map((one) => one.measure))).toEqual(new Set([measure]));
  });

  it("the same as lists, one for each figure", async () => {
    const days = await items(`${spine}/scores?topic=drift`), {body} = await it_.get(`${spine}/series?topic=drift&intervals=true`);
    const {start, series} = body as {start: string[]; series: Record<string, unknown[]>[]};
    expect(start).toEqual(days.map(({window}) => (window as {start: string}).start));
    const told = series.flatMap(({topic, column, segment, measure, score, verdict, low, high}) => start.flatMap((_, w) => verdict[w] === null ? []
      : [[w, {topic, column, segment, measure, score: score[w], verdict: verdict[w], interval: low[w] === null ? null : [low[w], high[w]]}]]));
    const wanted = days.flatMap(({figures}, w) => (figures as {n: number}[]).map(({n: _, ...figure}) => [w, figure]));
    const sorted = (all: unknown[]): string[] => all.map((one) => JSON.stringify(one, ["topic", "column", "segment", "measure", "score", "verdict", "interval"])).sort();
    expect(sorted(told.map(([, figure]) => figure))).toEqual(sorted(wanted.map(([, figure]) => figure)));
    expect(told.length).toBeGreaterThan(8);
    const bare = (await it_.get(`${spine}/series?topic=drift&column=tilt&limit=2`)).body as {series: object[]; next: string; rows: number[]};
    expect(bare).toMatchObject({rows: [expect.any(Number), expect.any(Number)], next: expect.any(String) as string});
    expect(new Set(bare.series.map((one) => Object.keys(one).join(" ")))).toEqual(new Set(["topic column segment measure score verdict"]));
  });

  it("whole runs, of all versions together or of one", async () => {
    const all = await items(`${spine}/runs`), one = await items(`${spine}/runs?version=2`);
    expect(all.map(({run}) => (run as {format: string}).format)).toEqual(Array(3).fill("plumbline-run"));
    expect(one.map(({version, run}) => [version, (run as {current: {rows: number}}).current.rows])).toEqual(Array.from({length: 3}, () => ["2", 150]));
  });

  it("how a column was distributed", async () => {
    const days = await items(`${spine}/columns/tilt/distributions`);
    expect(days[2]).toMatchObject({distribution: {column: "tilt", edges: expect.any(Array) as unknown}, summary: {name: "tilt"}});
    expect((await items(`${spine}/columns/nowhere/distributions`))[0]).toMatchObject({distribution: null, summary: null});
  });

  it("the profile of any stretch, merged from its windows", async () => {
    const whole = decode(new Uint8Array((await it_.get(`${spine}/profile.plb`)).bytes));
    const part = decode(new Uint8Array((await it_.get(`${spine}/profile.plb?from=${daysAgo(3)}&to=${daysAgo(1)}`)).bytes));
    expect([whole.rows, part.rows, part.plan.id]).toEqual([1200, 600, whole.plan.id]);
    expect(await it_.get(`${spine}/profile.plb?from=2020-01-01&to=2020-02-01`)).toMatchObject({status: 404, body: {detail: "no window of this stretch is counted yet"}});
  });

  it("the report of a window, and of any stretch", async () => {
    const window = await it_.get(`${spine}/report?from=${daysAgo(1)}&to=${daysAgo(0)}`);
    expect(window).toMatchObject({status: 200, headers: {"content-type": "text/html; charset=utf-8"}, text: expect.stringMatching(/^<!doctype html>/) as string});
    expect(window.headers["content-security-policy"]).toMatch(/^default-src 'none'/);
    const stretch = await it_.get(`${spine}/report?from=${daysAgo(3)}&to=${daysAgo(0)}`);
    expect([stretch.status, stretch.text.includes("900")]).toEqual([200, true]);
    expect(await it_.get(`${spine}/report?from=${daysAgo(3)}`)).toMatchObject({status: 400, body: {detail: 'query to: missing key "to"'}});
  });

  it("an event as it was taken in, with its labels", async () => {
    await it_.post(`${spine}/labels`, [{id: "4-0", label: "hernia"}, {id: "4-0", label: "normal", revision: 2}]);
    expect((await it_.get(`${spine}/events/4-0`)).body).toMatchObject({
      id: "4-0", version: "1", time: iso(daysAgo(4)), row: {grade: expect.any(Number) as unknown},
      labels: [{revision: 1, row: {diagnosis: "hernia"}}, {revision: 2, row: {diagnosis: "normal"}}],
    });
    expect(await it_.get(`${spine}/events/nobody`)).toMatchObject({status: 404, body: {detail: 'unknown event "nobody"'}});
  });

  it("what was counted elsewhere, as it holds and as it was known", async () => {
    const day = (ago: number): object => ({from: iso(daysAgo(ago)), to: iso(daysAgo(ago - 1))});
    const values = [{name: "beds", value: 41, ...day(2)}, {name: "staff", value: 7, ...day(2)}, {name: "beds", value: 40, ...day(3)}];
    await it_.post(`${spine}/kpis`, values);
    it_.clock.now += 1000;
    await it_.post(`${spine}/kpis`, {...values[0], value: 42, revision: 2});
    const all = await items(`${spine}/kpis`), beds = {name: "beds", ...day(2), value: 42, revision: 2, known_at: iso(now + 1000)};
    expect(all).toEqual([{name: "beds", ...day(3), value: 40, revision: 1, known_at: iso(now)}, beds, {name: "staff", ...day(2), value: 7, revision: 1, known_at: iso(now)}]);
    expect(await items(`${spine}/kpis?name=beds&from=${daysAgo(2)}`)).toEqual([beds]);
    expect(await items(`${spine}/kpis?name=beds&from=${daysAgo(2)}&as_of=${now}`)).toMatchObject([{value: 41, revision: 1}]);
    const {next} = (await it_.get(`${spine}/kpis?limit=2`)).body;
    expect(await items(`${spine}/kpis?limit=2&cursor=${String(next)}`)).toEqual(all.slice(2));
    it_.clock.now -= 1000;
  });

  it("what was counted elsewhere, in the reports of its time", async () => {
    await it_.post(`${spine}/kpis`, {name: "waiting list", value: 99, from: daysAgo(1), to: daysAgo(0)});
    const [before, then] = await Promise.all([2, 1].map((ago) => it_.get(`${spine}/report?from=${daysAgo(ago)}&to=${daysAgo(ago - 1)}`)));
    expect([before, then].map(({text}) => text.includes("waiting list"))).toEqual([false, true]);
  });

  it("with a fingerprint, and in short to those who have the answer", async () => {
    const url = `${spine}/windows`, {headers: {etag}} = await it_.get(url);
    expect(await it_.get(url, {"if-none-match": `"x", ${String(etag)}`})).toMatchObject({status: 304, text: ""});
    expect(await it_.get(`${url}?limit=1`, {"if-none-match": String(etag)})).toMatchObject({status: 200});
  });

  it.each(["from=yesterday", "to=1", "as_of=2026-13-01", "limit=x", "sort=1", "cursor=e30"])("and names what it cannot read: %s", async (asked) => {
    const [name] = asked.split("="), {status, body} = await it_.get(`${spine}/windows?${asked}`);
    expect([status, body["detail"]]).toEqual([400, expect.stringMatching(name === "cursor" ? /^unknown cursor/ : new RegExp(`^query ${name}: `))]);
  });

  it("and an address that is none", async () => {
    expect(await it_.get("/v1/models/%ff/events")).toMatchObject({status: 400, body: {detail: "the address is no UTF-8 once its % are resolved"}});
  });

  it("what Prometheus scrapes: the newest window, and how the service stands", async () => {
    const {status, headers, text} = await it_.get("/metrics");
    expect([status, headers["content-type"]]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
    expect(text).toContain(`plumbline_window_end_timestamp_seconds{model="spine",version="",reference="`);
    expect(text).toMatch(/^plumbline_verdict\{.*column="tilt".*verdict="fail"\} 1$/m);
    expect(text).toContain('plumbline_taken_total{model="spine",kind="events",outcome="accepted"} 1200');
    expect(text).toContain('plumbline_events_stored{model="spine"} 1200');
  });

  it("as it was known at any time", async () => {
    it_.clock.now += 3_600_000;
    await it_.post(`${spine}/events`, Array.from({length: 50}, (_, i) => ({id: `late-${i}`, time: daysAgo(2), features: {tilt: 17, grade: 1}})));
    await it_.close();
    const range = `from=${daysAgo(2)}&to=${daysAgo(1)}`;
    expect(await items(`${spine}/windows?${range}`)).toMatchObject([{rows: 350, generation: 2}]);
    expect(await items(`${spine}/windows?${range}&as_of=${now}`)).toMatchObject([{rows: 300, generation: 1}]);
    const rows = async (more: string): Promise<number> => decode(new Uint8Array((await it_.get(`${spine}/profile.plb?${range}${more}`)).bytes)).rows;
    expect([await rows(""), await rows(`&as_of=${now}`)]).toEqual([350, 300]);
  });

  it("what windows are compared with; references are kept, shown and promoted", async () => {
    const at = `${spine}/references`, [first] = await items(at);
    expect(first).toMatchObject({revision: 1, rows: 300, promoted: true});
    const bytes = (await it_.get(`${spine}/profile.plb?from=${daysAgo(4)}&to=${daysAgo(2)}`)).bytes;
    const binary = {method: "PUT", headers: {"content-type": "application/octet-stream"}} as const;
    expect(await it_.post(`${at}/two days`, bytes, binary)).toMatchObject({status: 200, body: {name: "two days", rows: expect.any(Number) as unknown, promoted: false}});
    expect((await it_.get(`${at}/two days`)).bytes).toEqual(bytes);
    expect(await it_.post(`${at}/two days/promote`, "")).toMatchObject({status: 200, body: {promoted: true}});
    expect((await items(at)).map(({name, promoted}) => [name, promoted])).toEqual(expect.arrayContaining([[first["name"], false], ["two days", true]]));
    expect(await it_.post(`${at}/x`, Buffer.from("no profile"), binary)).toMatchObject({status: 400, body: {detail: expect.stringMatching(/^the body is no profile: /) as string}});
    expect(await it_.post(`${at}/nobody/promote`, "")).toMatchObject({status: 404, body: {detail: expect.stringMatching(/^unknown reference "nobody"; one of: /) as string}});
    const acts = (await items("/v1/audit")).map(({act}) => act);
    expect(acts).toEqual(expect.arrayContaining(["add-reference", "promote"]));
  });

  it("and a model that is not known becomes known by its first reference or its configuration", async () => {
    const bytes = (await it_.get(`${spine}/profile.plb`)).bytes, octets = {method: "PUT", headers: {"content-type": "application/octet-stream"}} as const;
    expect(encode(decode(new Uint8Array(bytes)))).toEqual(new Uint8Array(bytes));
    expect(await it_.post("/v1/models/second/references/train", bytes, octets)).toMatchObject({status: 200});
    expect(await it_.post("/v1/models/second/events", {id: "a", features: {tilt: 1}})).toMatchObject({status: 200});
    const yaml = {method: "PUT", headers: {"content-type": "application/yaml"}} as const;
    expect(await it_.post("/v1/models/third", "columns: {tilt: {kind: numeric}}", yaml)).toMatchObject({status: 200, body: {model: "third", revision: 1, columns: 1}});
    expect(await it_.post("/v1/models/third", "columns: {tilt: {kind: numerical}}", yaml)).toMatchObject(
      {status: 400, body: {detail: expect.stringMatching(/unknown kind: "numerical".*line 1.*one of: numeric/) as string, issues: expect.any(Array) as unknown}});
    expect(await it_.post("/v1/models/third", "model: third", yaml)).toMatchObject({status: 400, body: {detail: expect.stringMatching(/^missing columns/) as string}});
    expect((await items("/v1/models")).map(({model}) => model)).toEqual(["second", "spine", "third"]);
  });
});
