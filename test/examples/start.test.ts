// The command that people run first, as they run it.
import {execFile} from "node:child_process";
import {once} from "node:events";
import {existsSync, mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {createServer} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import {afterAll, describe, expect, it} from "vitest";

const folder = mkdtempSync(join(tmpdir(), "plumbline-start-"));
afterAll(() => { rmSync(folder, {recursive: true}); });

const program = fileURLToPath(new URL("../../examples/spine/start.ts", import.meta.url));

const freePort = (): Promise<number> => new Promise((done, failed) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const address = server.address();
    server.close(() => { if (address !== null && typeof address === "object") done(address.port); else failed(new Error("no port")); });
  });
});

describe("npm start", () => {
  it("writes a report, plays a month to a service, and tells every day with all its visits and diagnoses", async () => {
    // Slow enough that a pass of the service's own falls into the month, before most labels have come.
    const given = ["--once", "--pace", "1100", "--port", String(await freePort()), "--folder", folder];
    const {stdout} = await promisify(execFile)(process.execPath, [program, ...given], {cwd: folder});
    expect(existsSync(join(folder, "report.html"))).toBe(true);
    const sent = [...stdout.matchAll(/^ {2}(\d{4}-\d\d-\d\d) +(\d+) visits +\d+ diagnoses came/gm)].map(([, day, visits]) => `${day} ${visits}`);
    const told = [...stdout.matchAll(/^ {2}(\d{4}-\d\d-\d\d) +(\d+) visits, +(\d+) diagnosed +(.*)$/gm)];
    expect(sent).toHaveLength(30);
    expect(told.map(([, day, visits]) => `${day} ${visits}`)).toEqual(sent);
    // One in ten is never diagnosed.
    for (const [, , visits, diagnosed] of told) expect(Number(diagnosed)).toBe(Number(visits) - Math.floor(Number(visits) / 10));
    // From the sixteenth day on the scanners read wrong.
    for (const [, , , , verdicts] of told.slice(15)) expect(verdicts).toMatch(/ fail/);
  }, 180_000);

  it("leaves all as it is where its port is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1"), place = mkdtempSync(join(tmpdir(), "plumbline-start-"));
    await once(other, "listening");
    const address = other.address(), port = address !== null && typeof address === "object" ? address.port : 0;
    try {
      mkdirSync(join(place, "data"));
      const run = promisify(execFile)(process.execPath, [program, "--port", String(port), "--folder", place]);
      await expect(run).rejects.toMatchObject({code: 1, stdout: "", stderr: expect.stringContaining(`port ${port} is in use`) as string});
      expect(existsSync(join(place, "data"))).toBe(true);
    } finally {
      other.close();
      rmSync(place, {recursive: true});
    }
  });
});
