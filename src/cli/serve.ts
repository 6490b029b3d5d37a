import {Command} from "commander";
import type {FastifyBaseLogger, FastifyInstance} from "fastify";
import type {Store} from "../store/store.ts";
import {dataOption, withStore} from "./data-place.ts";
import {endGently} from "./interrupt.ts";
import {Misuse} from "./misuse.ts";
import {numberThat, oneOf, repeated} from "./option.ts";
import {configureModels, pluginsOf, type Served, servedConfigs} from "./serve-models.ts";
import {note} from "./terminal.ts";

interface Options {
  readonly data?: string;
  readonly host: string;
  readonly port: number;
  readonly config?: readonly string[];
  readonly watch?: readonly string[];
  readonly cellShares: boolean;
  readonly logLevel: (typeof logLevels)[number];
}

const logLevels = ["debug", "info", "warn", "error", "silent"] as const;

const examples = `
Examples:
  plumbline init train.csv --model risk && plumbline serve --config plumbline.yaml      on this machine, http://127.0.0.1:8085/docs
  plumbline keys create --name gateway --scope ingest --data /var/lib/plumbline
  plumbline serve --host 0.0.0.0 --data /var/lib/plumbline                 for others: callers need a key
  plumbline serve --data mongodb://db.example/plumbline
  plumbline serve --watch spine=/srv/predictions --watch risk=mongodb://db.example/app#predictions

PLUMBLINE_HASH_KEY holds the secret under which subjects and ids are hashed.`;

const portNumber = numberThat("port", (x) => Number.isInteger(x) && x >= 0 && x < 65_536, "a whole number from 0 to 65535");

/** `plumbline serve`: the service. */
export const serve = (): Command => new Command("serve")
  .description("run the service: take events and labels in, answer questions about them")
  .option(...dataOption)
  .option("--host <address>", "the address to listen on; other than this machine's own, it needs a key first", "127.0.0.1")
  .option("--port <number>", "the port to listen on; 0 takes any", portNumber, 8085)
  .option("--config <file>", "a plumbline.yaml with model: and columns:; may be given again, one a model", repeated)
  .option("--watch <model=place>", "take events in from a folder of .ndjson, .csv or .parquet files, or from mongodb://server/database#collection; may be given again", repeated)
  .option("--no-cell-shares", "leave out of /metrics how columns are distributed")
  .option("--log-level <name>", `what is told on standard error: ${logLevels.join(", ")}`, oneOf("log level", logLevels), "info" as const)
  .addHelpText("after", examples)
  .action(async (options: Options) => {
    const served = await servedConfigs(options.config), places = served.flatMap(({config}) => config.service?.store ?? []);
    await withStore(options.data ?? places[0], (store) => run(store, served, options));
  });

async function run(store: Store, served: readonly Served[], options: Options): Promise<void> {
  const {host, port, logLevel, cellShares} = options, keyless = isLoopback(host);
  if (!keyless) await checkKeys(store, host);
  await configureModels(store, served);
  const {collect, placeIn} = await import("../server/collect.ts");
  const places = (options.watch ?? []).map((text) => placeIn(text) ?? unknownPlace(text));
  const [{app}, {defaultSettings}, {modelList}, {jobs}, {pino}] = await Promise.all([
    import("../server/app.ts"), import("../server/settings.ts"), import("../server/model-list.ts"), import("../server/jobs.ts"), import("pino"),
  ]);
  const logger = pino({level: logLevel}, pino.destination({dest: 2, sync: false})) as FastifyBaseLogger;
  const hashKey = process.env["PLUMBLINE_HASH_KEY"];
  const ports = {store, clock: () => Date.now(), settings: {...defaultSettings, keyless, cellShares, ...(hashKey && {hashKey})}, passes: new Map<string, number>(), plugins: pluginsOf(served), logger};
  const server = await app(ports);
  const asked = new Promise<void>((resolve) => { endGently(resolve); });
  const address = await listen(server, host, port);
  process.stdout.write(`plumbline serves ${address}  (what it takes: ${address}/docs)\n`);
  const schedule = await jobs(ports, modelList(ports)), collecting = await collect(ports, places);
  await asked;
  // Whoever is being answered gets the answer; then the store is let go of.
  await Promise.all([server.close(), schedule.stop(), collecting.stop()]);
  note("plumbline has stopped");
}

async function listen(server: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await server.listen({host, port});
  } catch (error) {
    await server.close();
    const {code} = error as NodeJS.ErrnoException;
    const reasons = new Map([["EADDRINUSE", "the port is in use"], ["EADDRNOTAVAIL", "this machine has no such address"], ["EACCES", "permission denied"]]);
    const reason = reasons.get(code ?? "");
    throw reason ? Object.assign(error as Error, {syscall: "listen on", path: `${host}:${port}`, code: reason}) : error;
  }
}

function unknownPlace(text: string): never {
  throw new Misuse(`unknown place: ${JSON.stringify(text)}; expected MODEL=FOLDER (which must exist) or MODEL=mongodb://server/database#collection`);
}

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|::1)$/.test(host);

async function checkKeys(store: Store, host: string): Promise<void> {
  const {listKeys} = await import("../server/key-admin.ts");
  if ((await listKeys({store})).some(({revoked}) => !revoked)) return;
  throw new Misuse(`no keys: listening on ${host} needs at least one; plumbline keys create makes one, --host 127.0.0.1 needs none`);
}
