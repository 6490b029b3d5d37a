import {Command} from "commander";
import {compare} from "../comparison/compare.ts";
import {suggestedChecks} from "../result/suggest.ts";
import {suiteText} from "../config/suite-text.ts";
import {configuration} from "./configuration.ts";
import {input} from "./input.ts";
import {referenceOf} from "./judged.ts";
import {Misuse} from "./misuse.ts";
import {numberThat} from "./option.ts";
import {checkOutputs, write} from "./output.ts";
import {progress} from "./progress.ts";
import {note, safe} from "./terminal.ts";

interface Options {
  readonly config?: string;
  readonly rows?: number;
  readonly confidence: number;
  readonly suite: string;
  readonly output: string;
}

const examples = `
Examples:
  plumbline check suggest train.csv --rows 500 -o suggested.yaml
  plumbline check suggest train.plb --confidence 0.99 --suite release
  plumbline check train.csv today.csv --config suggested.yaml`;

const rowsOption = numberThat("rows", (x) => x >= 1 && Number.isInteger(x), "a whole number, 1 or more");
const confidenceOption = numberThat("confidence", (x) => x > 0 && x < 1, "a number between 0 and 1");

/** `plumbline check suggest`: a reference in, a suite out whose limits chance alone seldom breaks. */
export const suggest = (): Command => new Command("suggest")
  .description("write a suite from a reference, with limits that its sampling error justifies")
  .argument("<reference>", "the table that is trusted, or its .plb profile")
  .option("--config <file>", "a plumbline.yaml with the columns")
  .option("--rows <number>", "rows of the tables to be checked (default: as many as the reference has)", rowsOption)
  .option("--confidence <share>", "how often a table in which nothing has changed shall pass", confidenceOption, 0.95)
  .option("--suite <name>", "what the suite is called", "suggested")
  .option("-o, --output <file>", "where it goes (default: standard output)", "-")
  .addHelpText("after", examples)
  .action(run);

async function run(reference: string, options: Options): Promise<void> {
  const {output, confidence, suite} = options;
  checkOutputs([output]);
  const config = await configuration(options.config), given = await input(reference), bar = progress();
  try {
    const profile = await referenceOf(given, config, {bar});
    if (profile.rows === 0) throw new Misuse(`no rows: ${JSON.stringify(reference)}; limits need a reference with rows`);
    const rows = options.rows ?? profile.rows;
    const checks = suggestedChecks(compare(profile, profile), {rows, confidence});
    await write(output, suiteText(checks, {suite, reference, referenceRows: profile.rows, rows, confidence}));
    if (output !== "-") note(`written  ${safe(output)}: ${checks.length} checks`);
  } finally {
    bar.end();
  }
}
