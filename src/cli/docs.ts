// Writes docs/measures.md, docs/cli.md and docs/config.md from what the program itself says: `npm run docs`.
import {writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import type {Command} from "commander";
import {z} from "zod";
import {costShape, formulaShape} from "../config/measures.ts";
import {checkShape} from "../config/suite.ts";
import {columnShape, fileShape, methodNames, referenceShape, retentionShape, windowShape} from "../config/shape.ts";
import {defaultService} from "../config/watch.ts";
import {measures} from "../measure/index.ts";
import type {AnyMeasure} from "../measure/measure.ts";
import {methods} from "../result/method.ts";
import {defaultSettings} from "../result/settings.ts";
import {program} from "./main.ts";
import {limitsOf, optionsIn, subjectOf} from "./measures.ts";

const written = (what: string): string => `<!-- Written by \`npm run docs\` from ${what}; do not edit. -->`;

/** The generated pages by their path in the project. */
export async function pages(): Promise<ReadonlyMap<string, string>> {
  return new Map([["docs/measures.md", measurePage()], ["docs/cli.md", await commandPage()], ["docs/config.md", configPage()]]);
}

/** Text in a cell of a Markdown table. */
const cell = (text: string): string => text.replaceAll("|", "\\|").replace(/\s+/g, " ");

function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

const families: Readonly<Record<AnyMeasure["family"], string>> = {
  drift: "Drift: has a column moved?", quality: "Quality: are the cells what they should be?",
  performance: "Performance: is the model right?", fairness: "Groups: is it right for everyone?",
  business: "Business: what is it worth?",
};

function measurePage(): string {
  const all = Object.keys(families) as AnyMeasure["family"][];
  const sections = all.flatMap((family) => {
    const some = measures.filter((measure) => measure.family === family);
    return some.length > 0 ? [`## ${families[family]}\n\n${some.map(measureText).join("\n\n")}`] : [];
  });
  const rows = measures.map((measure) =>
    [`[${measure.id}](#${measure.id})`, measure.title, measure.family, measure.needs, subjectOf(measure), limitsOf(measure)]);
  return `${written("src/measure")}
# Measures

Every measure is one literal in one file under \`src/measure\`. **Needs** says what it can be had from: \`profile\`, from rows and
from profiles alike; \`exact\`, until a column's values are summarised in cells (past 4,096 distinct ones); \`rows\`, never from
profiles. **Limits** are the defaults; any can be set in plumbline.yaml for all columns or for one.
**Evidence** is what a verdict rests on: a *test* (a p-value, adjusted over the columns), the *interval* lying past the limit, the
bare *fact* about these rows, or *none*: shown, and never judged.

${tableOf(["measure", "title", "family", "needs", "reads", "limits"], rows)}

## Method names of other tools
\`method:\` in plumbline.yaml and \`--method\` accept these names, with the threshold they came with.

${tableOf(["name", "measure", "threshold"], Object.entries(methods).filter(([name]) => methodNames.includes(name))
    .map(([name, {measure, threshold}]) => [`\`${name}\``, measure, String(threshold)]))}

${sections.join("\n\n")}
`;
}

const end = (x: number): string => x === Infinity ? "∞" : x === -Infinity ? "−∞" : String(x);

const quoted = (choices: readonly unknown[]): string => choices.map((choice) => `\`${String(choice)}\``).join(", ");

function measureText(measure: AnyMeasure): string {
  const {id, title, about, source, needs, unit, range, evidence, clusters, inCells, examples, failing, beside = {}} = measure;
  const facts = [
    `- **Needs** ${needs}; **reads** ${subjectOf(measure)}; **unit** ${unit || "none"}; **range** ${range.map(end).join(" to ")}`,
    `- **Limits** ${limitsOf(measure)}; **evidence** ${evidence}`,
    ...(clusters ? ["- **Clusters** rows of one patient count for as many as tell as much (docs/clusters.md)"] : []),
    ...(inCells ? [`- **In cells** ${inCells}`] : []),
    ...Object.entries(beside).map(([name, {label}]) => `- **Beside it** \`also.${name}\`: ${label}`),
    ...(failing ? [`- **Failing rows** can be written with \`--failing-rows\` (${failing})`] : []),
    ...(source ? [`- **Source** ${source}`] : []),
    ...optionsIn(measure).map(([name, {default: given, about: meaning, choices}]) =>
      `- **Option** \`${name}\` (default \`${String(given)}\`${choices ? `; one of ${quoted(choices)}` : ""}): ${meaning}`),
    ...examples.map(({why, gives}) => `- **Example** ${why}: ${givenText(gives)}`),
  ];
  return `### ${id}\n**${title}.** ${about}\n\n${facts.join("\n")}`;
}

function givenText({value, p, unknown, also = {}}: AnyMeasure["examples"][number]["gives"]): string {
  const parts = [
    unknown !== undefined && `unknown (${unknown})`, value !== undefined && `${value}`, p !== undefined && `p ${p}`,
    ...Object.entries(also).map(([name, number]) => `${name} ${number}`),
  ];
  return parts.filter(Boolean).join(", ") || "a defined answer";
}

async function commandPage(): Promise<string> {
  const root = await program(() => true);
  const help = (command: Command, path: string): string[] => [
    `## ${path}\n\n\`\`\`\n${helpText(command)}\n\`\`\``,
    ...command.commands.filter((child) => child.name() !== "help").flatMap((child) => help(child, `${path} ${child.name()}`)),
  ];
  return `${written("the help of the commands")}\n# The command line\n\n${help(root, "plumbline").join("\n\n")}\n`;
}

function helpText(command: Command): string {
  let text = "";
  command.configureOutput({writeOut: (part) => { text += part; }, getOutHelpWidth: () => 110});
  command.outputHelp();
  return text.trimEnd();
}

const words: Readonly<Record<string, string>> = {
  string: "a text", number: "a number", integer: "a whole number", boolean: "`true` or `false`",
};

interface Allowed {
  readonly type?: string;
  readonly enum?: unknown[];
  readonly items?: unknown;
  readonly prefixItems?: unknown;
  readonly const?: unknown;
  readonly anyOf?: readonly Allowed[];
}

const allowed = (field: z.core.$ZodType): string => allowedBy(z.toJSONSchema(field, {unrepresentable: "any", io: "input"}) as Allowed);

const allowedBy = ({type, enum: choices, items, prefixItems, const: only, anyOf}: Allowed): string => {
  if (anyOf) return anyOf.map(allowedBy).join(" or ");
  if (choices) return quoted(choices);
  if (only !== undefined) return `\`${JSON.stringify(only)}\``;
  if (prefixItems) return "two bounds";
  if (items) return "a list of texts";
  return words[type ?? ""] ?? "a mapping";
};

const {preset, level, adjust, tableShare} = defaultSettings;
const defaults = new Map<string, string | number>(Object.entries({
  preset, level, adjust, tableShare, version: 1, role: "feature", importance: 1,
  every: "day", timezone: defaultService.windows.timezone, lateness: "1h", restate: "1h", together: "false", previous: "false", lastWeek: "false",
  severity: "fail", strict: "false",
}));

function keyTable(shape: Readonly<Record<string, z.ZodType>>): string {
  const row = ([key, field]: [string, z.ZodType]): string[] => {
    const given = defaults.get(key);
    return [`\`${key}\``, field.description ?? "", allowed(field), given === undefined ? "" : `\`${given}\``];
  };
  return tableOf(["key", "meaning", "may be", "default"], Object.entries(shape).map(row));
}

const configExample = `version: 1
model: spine
level: 0.05
privacy:
  minCell: 5
store: ./plumbline-data
windows:
  every: day
  timezone: Europe/Berlin
  lateness: 2h
references:
  fixed: train.csv
  previous: true
retention:
  events: 90d
columns:
  pelvic_tilt:
    kind: numeric
    role: feature
    unit: degrees
    range: [-30, 80]
  sex:
    kind: categorical
    role: feature
    values: [female, male]
  prediction:
    kind: categorical
    role: prediction
  diagnosis:
    kind: categorical
    role: target
    importance: 3
  patient_id:
    kind: text
    role: id
suites:
  release:
    - measure: missing-share
      columns: {role: feature}
      max: 0.05
    - name: the diagnosis is as well balanced as it was
      measure: class-balance
      column: diagnosis
      change: {min: -0.05}
      required: true
`;

const ownPart = (): string => `
## Measures of your own

Under \`measures\`, by name (small letters, digits, hyphens). A formula knows + - * / ^, brackets, numbers, abs, sqrt, log, exp, min and max,
and every measure of the catalogue; it is read, never run as code. Its interval comes from the counts themselves where all of it is about
what was predicted, else it is as wide as its parts allow.

${keyTable(formulaShape.shape)}

## Costs

${keyTable(costShape.shape)}
`;

function configPage(): string {
  const {columns, ...head} = fileShape.shape;
  return `${written("src/config/shape.ts")}
# plumbline.yaml

\`plumbline init REFERENCE\` writes one, with comments. It is used when it is named: \`--config plumbline.yaml\`; what the command
line says goes before what it says. Everything wrong in it is reported at once, each with its place, its line and the choices.

## At the top
${keyTable({...head, columns})}

\`privacy\` holds one key, \`minCell\` (default \`${defaultSettings.minCell}\`): values that fewer rows share are not shown in any
report; 0 shows all.

\`store\`, \`windows\`, \`references\` and \`retention\` are for models that are watched over time (\`plumbline serve\`, \`calculate\`, \`backfill\`, \`store\`); docs/store.md
says what lies where. A stretch of time is a number and one of s, m, h, d, w: \`90d\`.

## Under \`windows\`
${keyTable(windowShape.shape)}

## Under \`references\`
${keyTable(referenceShape.shape)}

## Under \`retention\`
${keyTable(retentionShape.shape)}

## Under \`columns\`, for each column by its name
${keyTable(columnShape.shape)}

\`method\` is one of: ${quoted(methodNames)}.

## Under \`suites\`, for each check of a suite
${keyTable(checkShape.shape)}

docs/checks.md says how checks are judged.
${ownPart()}

## An example
\`\`\`yaml
${configExample}\`\`\`
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = new URL("../../", import.meta.url);
  for (const [path, text] of await pages()) writeFileSync(new URL(path, root), text);
}
