// `npm start`: a spine clinic, made up. A report of two tables; then the service, to which a month of visits is played, labels late.
// `npm start -- --help` tells what can be set.
import {type ChildProcess, spawn} from "node:child_process";
import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {createServer} from "node:net";
import {join, relative, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {main} from "../../src/cli/main.ts";
import {configText} from "../../src/config/text.ts";
import {cohort, type CohortOptions, csv, schema} from "./cohort.ts";
import {driftFrom, month} from "./month.ts";

const usage = `Usage: npm start -- [options]
Compares two made-up tables, then plays a month of visits to a service of your own.

  --once          stop when the month is over instead of serving on
  --pace <ms>     milliseconds a day takes (default: 1200; 0: as fast as it goes)
  --port <port>   where the service listens, on this machine alone (default: 8085)
  --folder <path> where all of it is written (default: plumbline-demo)`;

const asked = () => {
  try {
    return parseArgs({options: {
      port: {type: "string", default: "8085"}, pace: {type: "string", default: "1200"}, once: {type: "boolean", default: false},
      folder: {type: "string", default: fileURLToPath(new URL("../../plumbline-demo/", import.meta.url))}, help: {type: "boolean", default: false},
    }}).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}\n`);
    process.exit(2);
  }
};
const {port, pace, once, folder: place, help} = asked();
if (help) {
  process.stdout.write(`${usage}\n`);
  process.exit();
}
const folder = resolve(place), address = `http://127.0.0.1:${port}`;
const shown = (name: string): string => `${relative(process.cwd(), folder) || "."}/${name}`;
const say = (...lines: readonly string[]): void => { process.stdout.write(`${lines.join("\n")}\n`); };
const wait = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

const trained: CohortOptions = {rows: 4000, seed: 1};
const now: CohortOptions = {
  rows: 900, seed: 2, start: "2025-09-01", days: 30,
  drift: {shift: {lumbar_lordosis_angle: 12}, missing: {pelvic_radius: 0.14}, scanner: {name: "Carestream DRX", share: 0.12}},
};

/** Two tables and their report. */
async function compareTables(): Promise<number> {
  writeFileSync(shown("training.csv"), csv(cohort(trained)));
  writeFileSync(shown("september.csv"), csv(cohort(now)));
  // A month of labels comes in a minute: what an hour brings is not waited for. A day of some 80 visits tells little by itself.
  const service = `windows: {every: day, lateness: 0s, restate: 0s, together: 30}\nreferences: {fixed: ${JSON.stringify(join(folder, "training.csv"))}}\n`;
  writeFileSync(shown("plumbline.yaml"), `${configText(schema, {model: "spine", reference: shown("training.csv")})}\n${service}`);
  say(
    "A spine clinic, made up. Three things happened since its model was trained:",
    "  - a scanner was calibrated anew: every lumbar_lordosis_angle reads 12 degrees higher",
    "  - pelvic_radius is missing for one patient in seven, where it was one in a hundred",
    "  - a new scanner, Carestream DRX, now sees one patient in eight",
    "", `Comparing ${shown("training.csv")} (${trained.rows} patients) with ${shown("september.csv")} (${now.rows}).`,
    "What Plumbline finds:", "",
  );
  const tables = [shown("training.csv"), shown("september.csv")], outputs = ["-o", shown("report.html"), "--json", shown("run.json")];
  return main(["report", ...tables, "--config", shown("plumbline.yaml"), ...outputs]);
}

/** Whether nobody listens where the service is to. */
const isFree = (): Promise<boolean> => new Promise((found) => {
  const probe = createServer();
  probe.once("error", () => { found(false); });
  probe.listen(Number(port), "127.0.0.1", () => { probe.close(() => { found(true); }); });
});

/** The service as a process of its own, once it is ready; it ends with this one. */
async function serve(): Promise<ChildProcess> {
  const program = `import {main} from ${JSON.stringify(new URL("../../src/cli/main.ts", import.meta.url).href)}; process.exitCode = await main(process.argv.slice(1));`;
  const args = ["serve", "--data", shown("data"), "--config", shown("plumbline.yaml"), "--port", port, "--log-level", "error"];
  const service = spawn(process.execPath, ["--input-type=module", "-e", program, "--", ...args], {stdio: ["ignore", "ignore", "inherit"], detached: true});
  process.once("exit", () => { service.kill("SIGTERM"); });
  for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143]] as const) process.once(signal, () => { process.exit(code); });
  for (let tries = 0; tries < 600; tries++) {
    if (service.exitCode !== null) throw new Error(`the service did not start; is port ${port} in use? npm start -- --port 8086`);
    if (await fetch(`${address}/readyz`).then(({ok}) => ok, () => false)) return service;
    await wait(100);
  }
  throw new Error(`the service does not answer at ${address}`);
}

async function send(kind: string, items: readonly object[]): Promise<void> {
  if (items.length === 0) return;
  const answer = await fetch(`${address}/v1/models/spine/${kind}`, {
    method: "POST", headers: {"content-type": "application/json"}, body: JSON.stringify(items),
  });
  if (!answer.ok) throw new Error(`${kind}: ${answer.status} ${await answer.text()}`);
}

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const dayLength = 86_400_000;

/** How much was sent. */
interface Played {
  readonly visits: number;
  readonly diagnoses: number;
}

/** Plays the month, a day at a time; windows are closed as they would be by a schedule. */
async function play(): Promise<Played> {
  const today = Math.floor(Date.now() / dayLength) * dayLength, days = month(today, 80), diagnoses = days.flatMap((day) => day.diagnoses);
  for (const [i, {start, visits}] of days.entries()) {
    await send("events", visits);
    const due = diagnoses.filter(({known}) => known === i);
    await send("labels", due.map(({id, label}) => ({id, label})));
    say(`  ${iso(start)}  ${String(visits.length).padStart(3)} visits  ${String(due.length).padStart(3)} diagnoses came${i + 1 === driftFrom ? "   (the scanners go wrong)" : ""}`);
    await wait(Number(pace));
  }
  await send("labels", diagnoses.filter(({known}) => known >= days.length).map(({id, label}) => ({id, label})));
  return {visits: days.reduce((sum, {visits}) => sum + visits.length, 0), diagnoses: diagnoses.length};
}

interface Window {
  readonly window: {readonly start: string; readonly end: string};
  readonly rows: number;
  readonly labels: number;
  readonly verdicts: Readonly<Record<string, number>>;
}

const windows = async (): Promise<readonly Window[]> =>
  (await (await fetch(`${address}/v1/models/spine/windows?limit=100`)).json() as {readonly items: readonly Window[]}).items;

/** The days once all that was sent is counted: by us, or by the service, should it be at it already. */
async function judged({visits, diagnoses}: Played): Promise<readonly Window[]> {
  const of = (items: readonly Window[], what: "rows" | "labels"): number => items.reduce((sum, window) => sum + window[what], 0);
  let items: readonly Window[] = [];
  for (let tries = 0; tries < 20; tries++) {
    await main(["calculate", "--data", shown("data")]);
    items = await windows();
    if (of(items, "rows") === visits && of(items, "labels") === diagnoses) return items;
    await wait(3000);
  }
  throw new Error(`after a minute ${of(items, "rows")} of ${visits} visits and ${of(items, "labels")} of ${diagnoses} diagnoses are counted`);
}

/** What was judged of the days, and where to look. */
function tell(items: readonly Window[]): void {
  const lines = items.map(({window, rows, labels, verdicts}) =>
    `  ${window.start.slice(0, 10)}  ${String(rows).padStart(3)} visits, ${String(labels).padStart(3)} diagnosed   ` +
    Object.entries(verdicts).filter(([, count]) => count > 0).map(([verdict, count]) => `${count} ${verdict}`).join(", "));
  const last = items.at(-1)?.window;
  say("", "What it says of each day:", ...lines);
  if (last) say("", `Report of the last day      ${address}/v1/models/spine/report?from=${last.start}&to=${last.end}`,
    `Report of the whole month   ${address}/v1/models/spine/report?from=${items[0].window.start}&to=${last.end}`);
  say(`What the service takes      ${address}/docs`, `Metrics for Prometheus      ${address}/metrics`);
}

mkdirSync(folder, {recursive: true});
// Before anything is removed that another service may be at.
if (!await isFree()) {
  process.stderr.write(`port ${port} is in use, perhaps by an earlier npm start; choose another: npm start -- --port 8086\n`);
  process.exit(1);
}
rmSync(join(folder, "data"), {recursive: true, force: true});
process.exitCode = await compareTables();
if (process.exitCode === 0) {
  say("", `Open ${shown("report.html")} in a browser. What the columns are stands in ${shown("plumbline.yaml")}.`,
    "", "Now the same as a service: a month of visits, a day at a time, diagnoses coming two to eleven days late.", "");
  const service = await serve(), ended = new Promise<void>((resolve) => { service.once("exit", () => { resolve(); }); });
  try {
    tell(await judged(await play()));
  } catch (error) {
    service.kill("SIGTERM");
    throw error;
  }
  if (once) service.kill("SIGTERM");
  else say("", "It goes on until Ctrl-C. Then try it on tables of your own:", "  npx plumbline init TRAINING.csv",
    "  npx plumbline report TRAINING.csv TODAY.csv --config plumbline.yaml");
  await ended;
}
