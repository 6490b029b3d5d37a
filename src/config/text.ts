import {kinds, roles} from "../data/column.ts";
import type {ColumnSchema, Schema} from "../data/schema.ts";
import {defaultSettings, presets} from "../result/settings.ts";

/** What stands at the head of a written configuration. */
export interface ConfigHead {
  readonly model?: string;
  /** The table it was made from, as people call it. */
  readonly reference?: string;
}

const plainText = /^[A-Za-z_][A-Za-z0-9_]*(?:[ -][A-Za-z0-9_]+)*$/;
const words = new Set(["true", "false", "null", "yes", "no", "on", "off", "y", "n"]);

/** A text as YAML: bare where that reads back as the same text, else in double quotes. */
export const yamlText = (text: string): string => plainText.test(text) && !words.has(text.toLowerCase()) ? text : JSON.stringify(text);

const yamlList = (texts: readonly string[]): string => `[${texts.map(yamlText).join(", ")}]`;

/** One line of words; nothing in it can end the comment. */
export const comment = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();

const yamlNumber = (x: number): string => Object.is(x, -0) ? "-0" : String(x);

function yamlRange({kind, range}: ColumnSchema): string {
  const side = (bound: number | null): string =>
    bound === null ? "null" : kind === "datetime" ? `"${new Date(bound).toISOString()}"` : yamlNumber(bound);
  return range ? `[${range.map(side).join(", ")}]` : "";
}

/** The keys after kind and role, in the order in which they are written. */
type Demand = Exclude<keyof ColumnSchema, "name" | "kind" | "role" | "because">;

const lines: Readonly<Record<Demand, (column: ColumnSchema) => string | undefined>> = {
  class: ({class: name}) => name === undefined ? undefined : yamlText(name),
  unit: ({unit}) => unit === undefined ? undefined : yamlText(unit),
  range: (column) => column.range && yamlRange(column),
  values: ({values}) => values && yamlList(values),
  pattern: ({pattern}) => pattern === undefined ? undefined : JSON.stringify(pattern),
  required: ({required}) => required === undefined ? undefined : String(required),
  unique: ({unique}) => unique === undefined ? undefined : String(unique),
  missing: ({missing}) => missing && yamlList(missing),
  hash: ({hash}) => hash === undefined ? undefined : String(hash),
  positive: ({positive}) => positive === undefined ? undefined : yamlText(positive),
  labelled: ({labelled}) => labelled === undefined || labelled === "self" ? labelled
    : `{${Object.entries(labelled).map(([label, chance]) => `${JSON.stringify(label)}: ${yamlNumber(chance)}`).join(", ")}}`,
  cluster: ({cluster}) => cluster === undefined ? undefined : String(cluster),
  importance: ({importance}) => importance === undefined ? undefined : String(importance),
};

/** YAML wants `?` before keys that a reader could not hold in one look. */
const longestKey = 1000;

function columnText(column: ColumnSchema): string {
  const key = yamlText(column.name);
  const said = Object.entries(lines).flatMap(([name, of]) => {
    const value = of(column);
    return value === undefined ? [] : [`    ${name}: ${value}`];
  });
  return [
    ...(column.because ? [`  # ${comment(column.because)}`] : []),
    ...(key.length > longestKey ? [`  ? ${key}`, "  :"] : [`  ${key}:`]),
    `    kind: ${column.kind}`, `    role: ${column.role}`, ...said,
  ].join("\n");
}

const kindWords: Readonly<Record<ColumnSchema["kind"], string>> = {
  numeric: "numbers: amounts and measurements, compared by their whole distribution",
  categorical: "labels, compared by their shares; also for numbers that are codes",
  boolean: "true and false (also yes/no, 0/1)",
  datetime: "dates and times",
  text: "free text: only presence, lengths and distinct counts are kept, never a value",
};

const roleWords: Readonly<Record<ColumnSchema["role"], string>> = {
  feature: "goes into the model; its drift is watched",
  target: "what the model should say, known later; a verdict of its own",
  prediction: "what the model said; a verdict of its own",
  score: "the probability or score of one class, named with `class:`; judged with the predictions",
  id: "identifies a row or a person; never kept, only counted and hashed",
  timestamp: "when the row happened; gives freshness and volume, its drift is not judged",
  segment: "splits the rows into groups, such as a site; watched like a feature",
  business: "a figure that matters outside the model, such as a cost; watched like a feature",
};

const list = (entries: readonly (readonly [string, string])[]): string =>
  entries.map(([name, about]) => `#   ${name.padEnd(12)}${about}`).join("\n");

const head = ({model, reference}: ConfigHead): string => {
  const table = comment(reference ?? "REFERENCE");
  const {preset, level, adjust, minCell} = defaultSettings;
  return `# What Plumbline knows of your table, and how strict it is. Edit it freely, then:
#   plumbline report ${table} CURRENT --config plumbline.yaml
version: 1

# The name shown in reports.
${model === undefined ? "# model: my model" : `model: ${yamlText(model)}`}

# What a report answers; one of: ${presets.join(", ")} (target is the target and the predictions alone).
preset: ${preset}

# How often a run on data that has not changed may still call out any column: ${level} is one run in twenty.
level: ${level}

# How p-values are adjusted for the number of columns: ${adjust}, or holm, which is stricter.
adjust: ${adjust}

# Values and labels that fewer rows share are not shown in any report; 0 shows all.
privacy:
  minCell: ${minCell}

# A measure in place of the default one, for all columns here or for one column below (\`plumbline measures\` lists them):
# method: psi
# threshold: 0.1

# Where scores turn bad, for all columns here or for one column below:
# limits:
#   wasserstein-robust: {warn: 0.2, fail: 0.5}
`;
};

const guide = `
# The columns. Columns of a table that are not listed here are reported, and not read.
# kind: what the values are; one of:
${list(kinds.map((kind) => [kind, kindWords[kind]]))}
# role: what the column is to the model; one of:
${list(roles.map((role) => [role, roleWords[role]]))}
# More can be said of a column; each of these lines is checked in every table:
#   unit: degrees          shown beside values
#   range: [0, 120]        smallest and largest allowed value; null leaves a side open
#   values: [low, high]    the only allowed labels
#   pattern: "^[A-Z]{3}$"  a regular expression that labels match
#   required: true         a missing cell is a fault
#   unique: true           every value may occur once only
#   missing: ["?", "-999"] cells read as missing besides empty ones
#   hash: true             keep keyed hashes of the labels instead of the labels
#   cluster: true          of an id: its rows belong together (a patient's visits), so that patients count and not rows
#   importance: 2          weighs twice in the verdict on the whole table
#   ignore: true           leave it out of drift verdicts
`;

/** A commented plumbline.yaml for a schema; read back, it gives the same schema (but for its reasons, which are comments). */
export const configText = (schema: Schema, about: ConfigHead = {}): string =>
  `${head(about)}${guide}columns:${schema.columns.length === 0 ? " {}" : `\n${schema.columns.map(columnText).join("\n")}`}\n`;
