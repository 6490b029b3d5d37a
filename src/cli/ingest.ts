import {Command} from "commander";
import {instant} from "../source/instant.ts";
import {dataOption} from "./data-place.ts";
import {input} from "./input.ts";
import {Misuse} from "./misuse.ts";
import {type KnownModel, oneModel} from "./models.ts";
import {atPlace, type PlaceOptions} from "./place.ts";
import {progress} from "./progress.ts";
import {note, safe} from "./terminal.ts";

interface Rows {
  readonly modelVersion?: string;
  readonly time?: number;
}
interface Options extends PlaceOptions, Rows {
  readonly model?: string;
}

const examples = `
Examples:
  plumbline ingest 'logs/2026-11-*.parquet' --config plumbline.yaml           each row is an event, with its label where it has one
  plumbline ingest today.csv --data /var/lib/plumbline --model risk --model-version 7
  plumbline ingest snapshot.csv --time 2026-11-25T08:00Z                      for a table without a column of role timestamp

Columns of role id name the events (and, with cluster: true, whom they are about), the one of role timestamp says when. A file that
is read twice changes nothing, whatever it is called. A row without an id is known by its time and its cells (labels may come later): equal
rows of a table are events of their own, and the same rows in another table, at the same time, are the same events again.`;

const time = (value: string): number => {
  const read = value === "now" ? Date.now() : instant(value);
  if (read === undefined) throw new Misuse(`invalid time: ${JSON.stringify(value)}; expected now, or a date such as 2026-01-31T12:00Z`);
  return read;
};

/** `plumbline ingest`: tables into the store of a service. */
export const ingest = (): Command => new Command("ingest")
  .description("read tables into the store of a service, as events and labels")
  .argument("<files...>", "the tables (CSV, Parquet, JSON lines, quoted patterns, or -)")
  .option("--config <file>", "a plumbline.yaml with model:, columns: and store:")
  .option(...dataOption)
  .option("--model <name>", "the model, where the store knows several")
  .option("--model-version <text>", "the version of the model that answered")
  .option("--time <time>", "the time of rows that say none, or now", time)
  .addHelpText("after", examples)
  .action((files: readonly string[], options: Options) =>
    atPlace(options, async (store) => ingestFiles(files, await oneModel(store, {name: options.model, plugins: null}), options)));

/** Reads tables in, and says what became of their rows. */
export async function ingestFiles(files: readonly string[], {watch, schema}: KnownModel, {modelVersion, time: at}: Rows): Promise<void> {
  const {ingest: read} = await import("../job/ingest.ts"), {store, model, hash, clock} = watch;
  const more = {...(modelVersion !== undefined && {version: modelVersion}), ...(at !== undefined && {time: at})};
  for (const file of files) {
    const given = await input(file);
    if ("profile" in given) throw new Misuse(`a profile has no rows: ${JSON.stringify(file)}`);
    const bar = progress();
    try {
      const done = await read(bar.watch(given.source), {store, model, schema, hash, clock, ...more});
      bar.end();
      const [rows, events, labels] = [done.rows, done.events, done.labels].map((n) => n.toLocaleString("en"));
      process.stdout.write(`${safe(given.name)}: ${rows} rows, ${events} new events, ${labels} new labels\n`);
      if (done.corrected > 0) note(`note: ${done.corrected.toLocaleString("en")} labels correct earlier ones`);
      if (done.outdated > 0) note(`note: ${done.outdated.toLocaleString("en")} labels have been corrected since they were first said: the corrections hold`);
      if (done.firstHeld !== null) {
        const {row, reason} = done.firstHeld;
        note(`note: ${done.held.toLocaleString("en")} rows have no time that an event can have and are held in quarantine, the first is row ${row.toLocaleString("en")}: ${safe(reason)}; --time gives one to rows that say none`);
      }
      for (const {column, cells, first} of done.mismatched) {
        note(`note: column ${safe(column)}: ${cells.toLocaleString("en")} cells do not fit its kind and are counted as such, the first in row ${first.toLocaleString("en")}`);
      }
    } finally {
      bar.end();
    }
    for (const warning of given.source.warnings()) note(`note: ${safe(warning)}`);
  }
}
