import {Command} from "commander";
import type {Schema} from "../data/schema.ts";
import {infer} from "../data/infer.ts";
import {inline} from "../engine/inline.ts";
import {profileReference} from "../engine/profile-reference.ts";
import {encode} from "../profile/codec.ts";
import {merge as merged} from "../profile/merge.ts";
import {withKnownClasses} from "../profile/outcome/class-names.ts";
import type {Profile} from "../profile/profile.ts";
import type {Source} from "../source/source.ts";
import {readConfig} from "./configuration.ts";
import {hashKey, hashKeyOf} from "./hash-key.ts";
import {checkInputs, input, readProfile} from "./input.ts";
import {Misuse} from "./misuse.ts";
import {checkOutputs, write} from "./output.ts";
import {progress} from "./progress.ts";
import {note, safe} from "./terminal.ts";

const examples = `
Examples:
  plumbline profile train.parquet -o train.plb                          its own reference: makes the plan
  plumbline profile today.parquet --plan train.plb -o today.plb         counted in the cells of train.plb
  plumbline profile train.csv --plan plumbline.yaml -o train.plb        with the columns that plumbline.yaml declares
  plumbline profile merge monday.plb tuesday.plb -o both.plb            the profile of both days' rows
  plumbline report train.plb both.plb`;

/** `plumbline profile`: a table in, a small file of mergeable sums out. */
export const profile = (): Command => new Command("profile")
  .description("summarise a table into a small file that merges and compares")
  .argument("<file>", "the table (CSV, Parquet, JSON lines, a quoted pattern, or -)")
  .option("--plan <file>", "a profile whose plan to count under, or a plumbline.yaml that declares the columns")
  .option("-o, --output <file>", "where the profile goes")
  .addHelpText("after", examples)
  .action(run)
  .addCommand(merge());

/** `plumbline profile merge`: the profile of all rows together. */
export function merge(): Command {
  return new Command("merge")
    .description("merge profiles of one plan: the result is the profile of all their rows")
    .argument("<profiles...>", "two or more .plb files")
    .requiredOption("-o, --output <file>", "where the merged profile goes")
    .addHelpText("after", "\nExamples:\n  plumbline profile merge monday.plb tuesday.plb -o both.plb")
    .action(runMerge);
}

async function run(file: string, {plan, output}: {plan?: string; output?: string}): Promise<void> {
  if (output === undefined) throw new Misuse("missing option: -o FILE; it says where the profile goes");
  checkInputs([file]);
  checkOutputs([output]);
  const under = plan === undefined ? undefined : plan.endsWith(".plb") ? readProfile(plan).plan : await schemaIn(plan);
  const given = await input(file);
  if ("profile" in given) throw new Misuse(`already a profile: ${JSON.stringify(file)}; profile merge merges profiles`);
  const bar = progress();
  let made: Profile;
  try {
    const source = bar.watch(given.source);
    const isPlan = under !== undefined && "id" in under;
    made = isPlan ? await inline({hash: hashKeyOf(under, plan ?? "")}).profile(source, under) : await own(source, under);
  } finally {
    bar.end();
  }
  for (const warning of given.source.warnings()) note(`note: ${safe(warning)}`);
  await put(made, output);
}

const own = async (source: Source, schema: Schema | undefined): Promise<Profile> =>
  withKnownClasses(await profileReference(source, schema ?? infer(await source.facts()), {hash: hashKey()}));

async function schemaIn(path: string): Promise<Schema> {
  const {schema} = await readConfig(path);
  if (!schema) throw new Misuse(`missing columns: ${path} declares none`);
  return schema;
}

async function runMerge(files: readonly string[], {output}: {output: string}): Promise<void> {
  if (files.length < 2) throw new Misuse(`too few profiles: ${files.length}; merge takes two or more`);
  checkOutputs([output]);
  const [first, ...rest] = files.map((file) => ({file, profile: readProfile(file)}));
  let sum = first.profile;
  for (const {file, profile: next} of rest) {
    if (next.plan.id !== sum.plan.id) {
      throw new Misuse(`different plans: ${first.file} (plan ${sum.plan.id}) and ${file} (plan ${next.plan.id}); ` +
        "only profiles of one plan merge");
    }
    sum = merged(sum, next, hashKey());
  }
  await put(sum, output);
}

async function put(made: Profile, output: string): Promise<void> {
  const bytes = encode(made);
  await write(output, bytes);
  if (output === "-") return;
  const {rows, columns, plan} = made;
  const [rowCount, byteCount] = [rows, bytes.length].map((n) => n.toLocaleString("en"));
  process.stdout.write(`${rowCount} rows, ${columns.length} columns, plan ${plan.id}, ${byteCount} bytes\n` +
    `written  ${safe(output)}\n`);
}
