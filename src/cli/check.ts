import {resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {Command} from "commander";
import type {Compared} from "../comparison/comparison.ts";
import type {Config} from "../config/config.ts";
import type {Run} from "../result/result.ts";
import type {Settings} from "../result/settings.ts";
import {checkSummary} from "./check-summary.ts";
import {configuration} from "./configuration.ts";
import {GateFailed} from "./gate-failed.ts";
import {checkInputs} from "./input.ts";
import {judged} from "./judged.ts";
import {oneOf, repeated} from "./option.ts";
import {checkOutputs, write} from "./output.ts";
import {suggest} from "./suggest.ts";
import {suitesNamed, usualSuites} from "./suite-choice.ts";
import {note, painter, safe} from "./terminal.ts";

interface Options {
  readonly config?: string;
  readonly suite?: readonly string[];
  readonly failOn: "fail" | "warn";
  readonly unknown: "pass" | "fail";
  readonly junit?: string;
  readonly json?: string;
  readonly markdown?: string;
  readonly output?: string;
  readonly model?: string;
  readonly modelVersion?: string;
}

const examples = `
Examples:
  plumbline check train.csv today.csv                                   data quality, drift and, where there is one, the model
  plumbline check train.plb today.parquet --config plumbline.yaml --suite release --junit checks.xml
  plumbline check train.csv today.csv --suite data-quality --suite binary --fail-on warn
  plumbline check train.csv today.csv --markdown - >> "$GITHUB_STEP_SUMMARY"
  plumbline check suggest train.csv -o suggested.yaml                    writes a suite, with limits that chance alone will not break

It exits 0 when the checks pass, 1 when one fails, a required one is unknown, or a suite tells nothing; docs/checks.md says more.`;

/** `plumbline check`: two tables in, an exit code out that a pipeline can stop at. */
export const check = (): Command => new Command("check")
  .description("ask suites of checks, and fail when one fails: a gate for a release")
  .argument("<reference>", "the table that is trusted (CSV, Parquet, JSON lines, a quoted pattern, a .plb profile, or -)")
  .argument("<current>", "the table to ask about")
  .option("--config <file>", "a plumbline.yaml with the columns, the limits and suites")
  .option("--suite <name>", "a suite of the configuration or one that comes with plumbline; may be given again", repeated)
  .option("--fail-on <verdict>", "what fails the run: fail, or warn as well", oneOf("--fail-on", ["fail", "warn"]), "fail")
  .option("--unknown <what>", "whether checks that cannot be told pass or fail the run", oneOf("--unknown", ["pass", "fail"]), "pass")
  .option("--junit <file>", "write the checks as JUnit XML")
  .option("--json <file>", "write the run as JSON (docs/run.schema.json)")
  .option("--markdown <file>", "write the checks in Markdown, fit for a build's summary")
  .option("-o, --output <file>", "write the report as one HTML file")
  .option("--model <name>", "the model's name, shown in what is written")
  .option("--model-version <text>", "the model's version, shown in what is written")
  .addHelpText("after", examples)
  .action(run)
  .addCommand(suggest());

async function run(reference: string, current: string, options: Options): Promise<void> {
  const {output, json, markdown, junit, model, modelVersion, suite} = options, outputs = [output, json, markdown, junit];
  checkInputs([reference, current]);
  checkOutputs(outputs);
  const config = await configuration(options.config);
  if (suite) suitesNamed(suite, config.suites ?? []);
  const found = await judged({
    reference, current, config, settings: (compared) => settingsOf(options, config, compared), model: model ?? config.model, modelVersion,
  });
  for (const warning of found.run.warnings) note(`note: ${safe(warning)}`);
  const written = await writeAll(found.run, options);
  // What is piped on must not mix with what is said.
  tell(found.run, written, outputs.includes("-") ? process.stderr : process.stdout);
  if (found.run.gate?.passed !== true) throw new GateFailed();
}

function settingsOf({suite, failOn, unknown}: Options, {settings, suites = []}: Config, compared: Compared): Partial<Settings> {
  return {...settings, gate: {suites: suite ? suitesNamed(suite, suites) : usualSuites(suites, compared), failOn, unknown}};
}

async function writeAll(result: Run, {output, json, markdown, junit}: Options): Promise<string[]> {
  const written: string[] = [];
  const put = async (path: string | undefined, content: () => Promise<string>): Promise<void> => {
    if (path === undefined) return;
    await write(path, await content());
    written.push(path);
  };
  await put(output, async () => (await import("../report/report.ts")).report(result));
  await put(json, async () => (await import("../report/json.ts")).runJson(result));
  await put(markdown, async () => (await import("../report/check-markdown.ts")).checkMarkdown(result));
  await put(junit, async () => (await import("../report/junit.ts")).junit(result));
  return written.filter((path) => path !== "-");
}

/** Every check that is not ok, the files, and in the last line how it came out. */
function tell(result: Run, written: readonly string[], stream: NodeJS.WriteStream): void {
  const paint = painter(stream);
  const link = (path: string): string => path.endsWith(".html") ? paint("dim", `  ${pathToFileURL(resolve(path)).href}`) : "";
  const files = written.map((path) => `${paint("dim", "written")}  ${safe(path)}${link(path)}`);
  const lines = [...checkSummary(result, stream), ...files, ...(files.length > 0 ? [""] : []), paint("bold", result.gate?.says ?? "")];
  stream.write(`${lines.join("\n")}\n`);
}
