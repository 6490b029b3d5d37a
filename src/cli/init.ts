import {existsSync} from "node:fs";
import {Command} from "commander";
import {configText} from "../config/text.ts";
import {kinds, type Kind} from "../data/column.ts";
import type {ColumnFacts} from "../data/facts.ts";
import {infer, type InferOptions} from "../data/infer.ts";
import type {ColumnSchema, Schema} from "../data/schema.ts";
import {open} from "../source/open.ts";
import {Misuse} from "./misuse.ts";
import {oneOf, pairs, repeated} from "./option.ts";
import {checkOutputs, write} from "./output.ts";
import {aligned, cut, note, painter, safe} from "./terminal.ts";

interface Options {
  readonly output: string;
  readonly model?: string;
  readonly force?: boolean;
  readonly target?: string;
  readonly prediction?: string;
  readonly timestamp?: string;
  readonly id?: readonly string[];
  readonly segment?: readonly string[];
  readonly score?: readonly string[];
  readonly kind?: readonly string[];
}

const examples = `
Examples:
  plumbline init train.csv                         looks at the table, writes plumbline.yaml
  plumbline init 'history/*.parquet' -o spine.yaml --model spine
  plumbline init train.csv --target diagnosis --id patient --score p_hernia=Hernia --kind grade=numeric
  plumbline init train.csv -o -                    to standard output`;

/** `plumbline init`: looks at a table and writes what it takes its columns to be, to be corrected by a person. */
export const init = (): Command => new Command("init")
  .description("look at a table and write a commented plumbline.yaml")
  .argument("<reference>", "the table that is trusted (CSV, Parquet, JSON lines, or a quoted pattern)")
  .option("-o, --output <file>", "where the configuration goes", "plumbline.yaml")
  .option("--model <name>", "the model's name")
  .option("--force", "replace the file if it is there")
  .option("--target <column>", "what the model should say")
  .option("--prediction <column>", "what the model said")
  .option("--timestamp <column>", "when the row happened")
  .option("--id <column>", "names a row or a person; may be given again", repeated)
  .option("--segment <column>", "splits the rows into groups; may be given again", repeated)
  .option("--score <column=class>", "the probability of a class; may be given again", repeated)
  .option("--kind <column=kind>", `one of ${kinds.join(", ")}; may be given again`, repeated)
  .addHelpText("after", examples)
  .action(run);

async function run(reference: string, options: Options): Promise<void> {
  const {output, model, force} = options, known = knownFrom(options);
  checkOutputs([output]);
  if (output !== "-" && !force && existsSync(output)) {
    throw new Misuse(`exists already: ${JSON.stringify(output)}; --force replaces it, -o names another`);
  }
  await using source = await open(reference);
  const schema = proposed(await source.facts(), known);
  for (const warning of source.warnings()) note(`note: ${safe(warning)}`);
  await write(output, configText(schema, {reference, ...(model !== undefined && {model})}));
  if (output === "-") return;
  process.stdout.write(`${[...shown(schema), "", `written  ${safe(output)}`, ...next(reference, output)].join("\n")}\n`);
}

const knownFrom = ({target, prediction, timestamp, id, segment, score, kind}: Options): InferOptions => ({
  ...(target !== undefined && {target}), ...(prediction !== undefined && {prediction}),
  ...(timestamp !== undefined && {timestamp}),
  ...(id && {ids: id}), ...(segment && {segments: segment}), ...(score && {scores: pairs("score", score)}),
  ...(kind && {kinds: kindsFrom(kind)}),
});

const kindsFrom = (given: readonly string[]): Record<string, Kind> => {
  const kindOf = oneOf("kind", kinds);
  return Object.fromEntries(Object.entries(pairs("kind", given)).map(([name, value]) => [name, kindOf(value)]));
};

function proposed(facts: readonly ColumnFacts[], known: InferOptions): Schema {
  try {
    return infer(facts, known);
  } catch (error) {
    if (error instanceof RangeError) throw new Misuse(error.message);
    throw error;
  }
}

/** The schema as a table: what each column was taken to be, and why. */
function shown({columns}: Schema): string[] {
  const paint = painter(process.stdout);
  const row = ({name, kind, role, because = ""}: ColumnSchema): string[] =>
    [cut(safe(name), 32), kind, role, cut(safe(because), 100)];
  const [header, ...lines] = aligned([["column", "kind", "role", "because"], ...columns.map(row)]);
  return [paint("bold", header), ...lines];
}

const next = (reference: string, output: string): string[] => [
  "Read it and correct what was guessed wrong: kinds, roles, ranges. Then compare a newer table with it:",
  `  plumbline report ${safe(reference)} CURRENT --config ${safe(output)}`,
];
