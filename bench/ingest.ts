// How many events a second the service takes in over HTTP, durable, embedded store, load generator on the same machine:
//   node bench/ingest.ts [seconds]
// Start of a process of its own for the service, so that both have a core.
import {spawn} from "node:child_process";
import {once} from "node:events";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {Agent, request} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {generator} from "../src/stats/random.ts";

const seconds = Number(process.argv[2] ?? 10), features = 12;
const folder = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
const columns = Array.from({length: features}, (_, i) => `  f${i}: {kind: numeric}`);
writeFileSync(join(folder, "plumbline.yaml"), ["version: 1", "model: bench", "columns:", ...columns, "  said: {kind: categorical, role: prediction}"].join("\n"));

const main = new URL("../src/cli/main.ts", import.meta.url).href;
const code = `import {main} from ${JSON.stringify(main)}; process.exitCode = await main(process.argv.slice(1));`;
const args = ["serve", "--port", "0", "--data", join(folder, "data"), "--config", join(folder, "plumbline.yaml"), "--log-level", "warn"];
const service = spawn(process.execPath, ["--input-type=module", "-e", code, "--", ...args], {stdio: ["ignore", "pipe", "inherit"]});
const [line] = await once(service.stdout, "data") as [Buffer];
const address = /http:\/\/[\d.:]+/.exec(line.toString())![0];

const random = generator(12);
let made = 0;
const event = (): string => {
  const cells = Array.from({length: features}, (_, i) => `"f${i}":${random.normal().toFixed(4)}`);
  return `{"id":"event-${made++}","features":{${cells.join(",")}},"prediction":"${random.next() < 0.5 ? "yes" : "no"}"}`;
};

const agent = new Agent({keepAlive: true, maxSockets: 64});
const post = (body: string): Promise<number> => new Promise((resolve, reject) => {
  const headers = {"content-type": "application/json", "content-length": Buffer.byteLength(body)};
  const sent = request(`${address}/v1/models/bench/events`, {method: "POST", agent, headers}, (answer) => {
    answer.resume();
    answer.on("end", () => resolve(answer.statusCode ?? 0));
  });
  sent.on("error", reject);
  sent.end(body);
});

/** Processor time of the service so far, which a busy machine changes little (Linux; fields 14 and 15 of proc(5)). */
const serviceSeconds = (): number => {
  const fields = readFileSync(`/proc/${service.pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

async function run(name: string, {batch, at}: {batch: number; at: number}): Promise<void> {
  const times: number[] = [];
  // Bodies are made before the clock runs, as far as memory allows: the generator is not what is measured.
  const bodies = Array.from({length: batch === 1 ? 20_000 * seconds : 120 * seconds}, () => {
    const events = Array.from({length: batch}, event);
    return batch === 1 ? events[0] : `[${events.join(",")}]`;
  });
  const start = performance.now(), before = serviceSeconds();
  let refused = 0, taken = 0;
  const worker = async (): Promise<void> => {
    for (let body = bodies.pop(); body !== undefined && performance.now() < start + seconds * 1000; body = bodies.pop()) {
      const sent = performance.now();
      if (await post(body) === 200) taken += batch;
      else refused++;
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({length: at}, worker));
  const took = (performance.now() - start) / 1000, processor = serviceSeconds() - before;
  times.sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)];
  const rates = `${Math.round(taken / took)} events/s (${Math.round(taken / processor)} a second of the service's processor time)`;
  console.log(`${name}: ${rates}, p99 of a request ${p99.toFixed(0)} ms, ${refused} refused, ${times.length} requests`);
}

await run("batches of 500, 4 at once", {batch: 500, at: 4});
await run("single events, 32 at once", {batch: 1, at: 32});
service.kill("SIGTERM");
await once(service, "exit");
rmSync(folder, {recursive: true, force: true});
