import {Command} from "commander";
import type {Family} from "../metrics/family.ts";
import {instant} from "../source/instant.ts";
import type {StoredRun} from "../store/facts.ts";
import type {Store} from "../store/store.ts";
import {checkPlace, dataOption, withStore} from "./data-place.ts";
import {deliver, type Receiver, receiver} from "./deliver.ts";
import {Misuse} from "./misuse.ts";
import {checkOutputs, write} from "./output.ts";
import {note, safe} from "./terminal.ts";

interface Options {
  readonly data?: string;
  readonly model?: string;
  readonly from: number;
  readonly to: number;
  readonly output?: string;
  readonly remoteWrite?: string;
}

interface PushOptions {
  readonly data?: string;
  readonly model?: string;
  readonly job: string;
}

const exportExamples = `
Examples:
  plumbline metrics export --from 2026-10-01 --to 2026-11-01 -o october.txt
  promtool tsdb create-blocks-from openmetrics october.txt data/     the history appears in Prometheus at event time
  plumbline metrics export --from 2026-10-01 --to 2026-11-01 --remote-write http://127.0.0.1:9090/api/v1/write

Each window is written at its end; a restatement is written beside the first answer under another revision.`;

const pushExamples = `
Examples:
  plumbline metrics push http://127.0.0.1:9091 --job nightly        the newest windows, to a Pushgateway
  plumbline metrics push https://user:password@push.example         who logs in is sent as basic authorization, and never shown`;

/** `plumbline metrics`: results as metrics, where no scrape can fetch them. */
export const metrics = (): Command => new Command("metrics")
  .description("hand results to Prometheus: history at event time, or a push of what is newest")
  .addCommand(new Command("export").description("write the results of a stretch of time as OpenMetrics, each at its window's end")
    .requiredOption("--from <time>", "windows that start then or later, such as 2026-10-01", timeThat("from"))
    .requiredOption("--to <time>", "windows that start before", timeThat("to"))
    .option("--model <name>", "of this model only")
    .option("-o, --output <file>", "where to write; - is standard output (the default)")
    .option("--remote-write <url>", "send them to a Prometheus remote-write receiver instead")
    .option(...dataOption)
    .addHelpText("after", exportExamples)
    .action((options: Options) => withStoreThere(options.data, (store) => exportHistory(store, options))))
  .addCommand(new Command("push").description("send the newest windows' results to a Pushgateway")
    .argument("<url>", "address of the Pushgateway")
    .option("--model <name>", "of this model only")
    .option("--job <name>", "the job they stand under", "plumbline")
    .option(...dataOption)
    .addHelpText("after", pushExamples)
    .action((url: string, options: PushOptions) => withStoreThere(options.data, (store) => push(store, url, options))));

function withStoreThere(data: string | undefined, work: (store: Store) => Promise<void>): Promise<void> {
  checkPlace(data);
  return withStore(data, work);
}

function timeThat(name: string): (text: string) => number {
  return (text) => {
    const time = instant(text);
    if (time === undefined) throw new Misuse(`invalid ${name}: ${JSON.stringify(text)}; expected a date or time such as 2026-10-01 or 2026-10-01T06:00Z`);
    return time;
  };
}

/** Runs are read and written a batch at a time only where they are sent; a file of OpenMetrics names each family once. */
async function exportHistory(store: Store, {from, to, model, output = "-", remoteWrite}: Options): Promise<void> {
  if (!(from < to)) throw new Misuse("invalid stretch: --from must lie before --to");
  const place = remoteWrite === undefined ? undefined : receiver(remoteWrite);
  if (place === undefined) checkOutputs([output]);
  const [{runFamilies}, {exposition}] = await Promise.all([import("../metrics/run-families.ts"), import("../metrics/exposition.ts")]);
  const families = (runs: Parameters<typeof runFamilies>[0]): Family[] => runFamilies(runs, {most: Infinity});
  const kept: Parameters<typeof runFamilies>[0][number][] = [];
  const sent = new Set<string>();
  for await (const stored of store.read("runs", {from, to, ...(model !== undefined && {model})})) {
    const runs = stored.map(({run, reference, generation}) => ({run, reference, revision: generation, stamped: true}));
    for (const one of stored) sent.add(windowOf(one));
    if (place === undefined) kept.push(...runs);
    else await send(place, families(runs));
  }
  if (sent.size === 0) note("note: no window of that stretch has results");
  if (place === undefined) await write(output, exposition(families(kept), "openmetrics"));
  else note(`sent the results of ${windows(sent)}`);
}

async function send(to: Receiver, families: readonly Family[]): Promise<void> {
  const {writeRequest} = await import("../metrics/remote-write.ts");
  const headers = {
    "content-type": "application/x-protobuf", "content-encoding": "snappy", "x-prometheus-remote-write-version": "0.1.0", "user-agent": "plumbline",
  };
  await deliver(to, {method: "POST", headers, body: writeRequest(families)});
}

async function push(store: Store, url: string, {model, job}: PushOptions): Promise<void> {
  const [{newestRuns}, {runFamilies}, {contentTypes, exposition}] = await Promise.all([
    import("../history/newest-runs.ts"), import("../metrics/run-families.ts"), import("../metrics/exposition.ts"),
  ]);
  const to = receiver(`${url.replace(/\/+$/, "")}/metrics/job/${encodeURIComponent(job)}`), names = new Set<string>();
  if (model !== undefined) names.add(model);
  else for await (const models of store.read("models", {holding: true})) for (const one of models) names.add(one.model);
  const runs = (await Promise.all([...names].map((name) => newestRuns(store, name)))).flat();
  if (runs.length === 0) throw new Misuse(`nothing to push: ${model === undefined ? "no model" : `the model ${JSON.stringify(model)}`} has a closed window`);
  const body = exposition(runFamilies(runs.map(({run, reference}) => ({run, reference}))));
  await deliver(to, {method: "PUT", headers: {"content-type": contentTypes.prometheus}, body});
  note(`pushed the results of ${windows(new Set(runs.map(windowOf)))} to ${safe(to.name)}`);
}

const windowOf = ({model, window}: StoredRun): string => JSON.stringify([model, window]);

const windows = (all: ReadonlySet<string>): string => `${all.size.toLocaleString("en")} ${all.size === 1 ? "window" : "windows"}`;
