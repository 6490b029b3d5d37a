import {spawn} from "node:child_process";
import {once} from "node:events";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {driftFrom, month} from "../../examples/spine/month.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe("npm start", () => {
  it("plays a month to the service, which is steady before the scanners go wrong and says so after", {timeout: 300_000}, async () => {
    const spare = createServer().listen(0, "127.0.0.1");
    await once(spare, "listening");
    const {port} = spare.address() as AddressInfo;
    await new Promise((resolve) => spare.close(resolve));
    const child = spawn(process.execPath, ["examples/spine/start.ts", "--once", "--pace", "0", "--port", String(port)], {cwd: root}), out: string[] = [];
    child.stdout.on("data", (part: Buffer) => out.push(part.toString()));
    child.stderr.on("data", (part: Buffer) => out.push(part.toString()));
    const [code] = await once(child, "exit") as [number];
    const said = out.join("");
    expect(code, said).toBe(0);
    const failures = [...said.matchAll(/^ {2}\d{4}-\d\d-\d\d +\d+ visits, +\d+ diagnosed .*$/gm)].map(([line]) => Number(/(\d+) fail/.exec(line)?.[1] ?? 0));
    expect(failures).toHaveLength(30);
    // The same seeds, but the days of the week move with the calendar: a single false alarm is not held against it.
    expect(Math.max(...failures.slice(0, driftFrom - 1))).toBeLessThanOrEqual(2);
    expect(Math.min(...failures.slice(driftFrom - 1))).toBeGreaterThanOrEqual(3);
    expect(said).toContain(`http://127.0.0.1:${port}/metrics`);
  });
});

describe("month(today, visits)", () => {
  const today = Date.UTC(2026, 10, 25), days = month(today, 40);

  it("ends yesterday and has every visit on its day", () => {
    expect(days).toHaveLength(30);
    expect(days[29].start).toBe(today - 86_400_000);
    for (const {start, visits} of days) for (const {time} of visits) expect(Math.floor((Date.parse(time) - start) / 86_400_000)).toBe(0);
  });

  it("lets diagnoses come two to eleven days late, nine of ten", () => {
    const delays = days.flatMap(({diagnoses}, day) => diagnoses.map(({known}) => known - day));
    expect([Math.min(...delays), Math.max(...delays)]).toEqual([2, 11]);
    const visits = days.reduce((sum, day) => sum + day.visits.length, 0);
    expect(delays.length / visits).toBeCloseTo(0.9, 1);
  });
});
