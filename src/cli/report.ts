import {resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {Command} from "commander";
import type {Run} from "../result/result.ts";
import {presets, type Preset, type Settings} from "../result/settings.ts";
import {adjustments, type Adjustment} from "../stats/multiplicity.ts";
import {configuration} from "./configuration.ts";
import {checkFailingRows, writeFailing} from "./failing-rows.ts";
import {checkInputs} from "./input.ts";
import {judged, type Judged} from "./judged.ts";
import {Misuse} from "./misuse.ts";
import {numberThat, oneOf} from "./option.ts";
import {checkOutputs, write} from "./output.ts";
import {summary} from "./summary.ts";
import {note, painter, safe} from "./terminal.ts";

interface Options {
  readonly config?: string;
  readonly preset?: Preset;
  readonly output?: string;
  readonly json?: string;
  readonly markdown?: string;
  readonly failingRows?: string;
  readonly withIds?: boolean;
  readonly minCell?: number;
  readonly model?: string;
  readonly modelVersion?: string;
  readonly method?: string;
  readonly threshold?: number;
  readonly level?: number;
  readonly adjust?: Adjustment;
  readonly title?: string;
}

const examples = `
Examples:
  plumbline report train.csv today.csv                        writes report.html and says what changed
  plumbline report train.parquet 'logs/2026-11-*.parquet' --config plumbline.yaml -o nov.html --json nov.json
  plumbline report train.plb today.plb --preset drift --markdown -      from profiles; Markdown to standard output
  plumbline report train.csv today.csv --failing-rows bad.parquet       the rows that break the schema, without ids
  zcat today.csv.gz | plumbline report train.csv - --json - | jq .verdicts

It exits 0 whatever it finds.`;

const rows = numberThat("min-cell", (x) => x >= 0 && Number.isInteger(x), "a whole number, 0 or more");
const share = numberThat("level", (x) => x > 0 && x < 1, "a number between 0 and 1");
const adjustment = oneOf("adjustment", adjustments);
const anyNumber = numberThat("threshold", () => true, "a number");

/** `plumbline report`: two tables in, a verdict for every column out. */
export const report = (): Command => new Command("report")
  .description("compare two tables: what has drifted, and how good is the data")
  .argument("<reference>", "the table that is trusted (CSV, Parquet, JSON lines, a quoted pattern, a .plb profile, or -)")
  .argument("<current>", "the table to ask about")
  .option("--config <file>", "a plumbline.yaml with the columns and limits (plumbline init writes one)")
  .option("--preset <name>", `what to answer: ${presets.join(", ")} (default: all)`, oneOf("preset", presets))
  .option("-o, --output <file>", "write the report as one HTML file (default, when nothing else is written: report.html)")
  .option("--json <file>", "write the run as JSON (docs/run.schema.json)")
  .option("--markdown <file>", "write a summary in Markdown")
  .option("--failing-rows <file>", "write the rows that break the schema, as .parquet or .csv")
  .option("--with-ids", "keep columns of role id in the failing rows")
  .option("--min-cell <rows>", "show no value that fewer rows share (default: 5; 0 shows all)", rows)
  .option("--model <name>", "the model's name, shown in the report")
  .option("--model-version <text>", "the model's version, shown in the report")
  .option("--method <name>", "a measure in place of the default one, for every column it reads (plumbline measures)")
  .option("--threshold <number>", "for --method: the level of a test, or the limit of a distance", anyNumber)
  .option("--level <share>", "how often a run of unchanged data may call out any column (default: 0.05)", share)
  .option("--adjust <name>", `adjust p-values for the number of columns: ${adjustments.join(", ")}`, adjustment)
  .option("--title <text>", "stands at the top of the report")
  .addHelpText("after", examples)
  .action(run);

async function run(reference: string, current: string, options: Options): Promise<void> {
  const {output, json, markdown, failingRows, model, modelVersion} = options;
  checkInputs([reference, current]);
  checkOutputs([output, json, markdown, failingRows]);
  checkFailingRows(failingRows, current);
  if (options.withIds && failingRows === undefined) throw new Misuse("misplaced option: --with-ids; it belongs to --failing-rows");
  const config = await configuration(options.config);
  const settings = await settingsOf(options, config.settings);
  const found = await judged({reference, current, config, settings, model: model ?? config.model, modelVersion, whole: failingRows !== undefined});
  for (const warning of found.run.warnings) note(`note: ${safe(warning)}`);
  const page = output ?? (json ?? markdown ?? failingRows ? undefined : "report.html");
  const written = await writeAll(found, options, page);
  if (![page, json, markdown, failingRows].includes("-")) tell(found.run, written);
}

/** What the command line says goes before what the configuration says. */
async function settingsOf(options: Options, configured: Partial<Settings>): Promise<Partial<Settings>> {
  const {preset, minCell, method, threshold, level, adjust} = options;
  if (method !== undefined) oneOf("method", (await import("../config/shape.ts")).methodNames)(method);
  if (threshold !== undefined && (method ?? configured.method) === undefined) {
    throw new Misuse("misplaced option: --threshold; it belongs to a method: name one with --method");
  }
  const given = {preset, minCell, method, threshold, level, adjust};
  return {...configured, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))};
}

async function writeAll(found: Judged, options: Options, page: string | undefined): Promise<string[]> {
  const {json, markdown, title, failingRows, withIds} = options, {run: result} = found, written: string[] = [];
  const put = async (path: string | undefined, content: () => Promise<string>): Promise<void> => {
    if (path === undefined) return;
    await write(path, await content());
    written.push(path);
  };
  await put(page, async () => (await import("../report/report.ts")).report(result, title === undefined ? {} : {title}));
  await put(json, async () => (await import("../report/json.ts")).runJson(result));
  await put(markdown, async () => (await import("../report/markdown.ts")).markdown(result));
  const {currentSource: source, reference: {plan}} = found;
  if (failingRows !== undefined && source) {
    written.push(await writeFailing(result, plan, {source, path: failingRows, withIds: withIds ?? false}));
  }
  return written;
}

function tell(result: Run, written: readonly string[]): void {
  const paint = painter(process.stdout);
  const link = (path: string): string => path.endsWith(".html") ? paint("dim", `  ${pathToFileURL(resolve(path)).href}`) : "";
  const files = written.map((path) => `${paint("dim", "written")}  ${safe(path)}${link(path)}`);
  process.stdout.write(`${[...summary(result, process.stdout), "", ...files].join("\n")}\n`);
}
