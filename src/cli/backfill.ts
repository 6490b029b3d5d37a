import {Command} from "commander";
import {instant} from "../source/instant.ts";
import {tell} from "./calculate.ts";
import {dataOption} from "./data-place.ts";
import {ingestFiles} from "./ingest.ts";
import {Misuse} from "./misuse.ts";
import {type KnownModel, oneModel} from "./models.ts";
import {atPlace, type PlaceOptions, workerName} from "./place.ts";
import {counter} from "./progress.ts";

interface Options extends PlaceOptions {
  readonly model?: string;
  readonly from?: number;
  readonly to?: number;
}

const examples = `
Examples:
  plumbline backfill --config plumbline.yaml                                     all that the store holds
  plumbline backfill --from 2026-01-01 --to 2026-07-01 --data /var/lib/plumbline
  plumbline backfill 'logs/2026-*.parquet' --config plumbline.yaml               reads the files first, as ingest does`;

const time = (value: string): number => {
  const read = instant(value);
  if (read === undefined) throw new Misuse(`invalid time: ${JSON.stringify(value)}; expected a date such as 2026-01-31 or 2026-01-31T12:00Z`);
  return read;
};

/** `plumbline backfill`: the history of windows, computed anew. */
export const backfill = (): Command => new Command("backfill")
  .description("compute the windows of a stretch of time anew, from the store or from files")
  .argument("[files...]", "tables to read in first (CSV, Parquet, JSON lines, quoted patterns)")
  .option("--from <time>", "the start of the stretch (default: the first event)", time)
  .option("--to <time>", "its end, exclusive (default: now)", time)
  .option("--config <file>", "a plumbline.yaml with model:, columns: and store:")
  .option(...dataOption)
  .option("--model <name>", "the model, where the store knows several")
  .addHelpText("after", examples)
  .action(run);

async function run(files: readonly string[], options: Options): Promise<void> {
  const {backfill: compute} = await import("../job/backfill.ts");
  await atPlace(options, async (store, plugins) => {
    const known = await oneModel(store, {name: options.model, plugins}), {watch} = known;
    await ingestFiles(files, known, {});
    const start = options.from ?? await firstEvent(known), end = options.to ?? watch.clock();
    if (start === undefined) throw new Misuse(`no events of ${JSON.stringify(watch.model)}; plumbline ingest FILE reads some`);
    if (start >= end) throw new Misuse("empty stretch: --from must lie before --to");
    const bar = counter(`windows of ${watch.model}`);
    try {
      tell(watch.model, await compute(watch, {start, end}, {name: workerName(), progress: bar.show}));
    } finally {
      bar.end();
    }
  });
}

const firstEvent = async ({watch: {store, model}}: KnownModel): Promise<number | undefined> => {
  for await (const [event] of store.read("events", {model, limit: 1})) return event.time;
  return undefined;
};
