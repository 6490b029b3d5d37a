import {Command} from "commander";
import {measures as catalogue} from "../measure/index.ts";
import {type AnyMeasure, judgedOf, type Option, type OptionSpec} from "../measure/measure.ts";
import {Misuse} from "./misuse.ts";
import {aligned, painter} from "./terminal.ts";

const examples = `
Examples:
  plumbline measures                 one line a measure
  plumbline measures psi             all about one of them
  plumbline measures --json          for programs`;

/** `plumbline measures`: the catalogue. */
export const measures = (): Command => new Command("measures")
  .description("list every measure there is: what it needs, what it reads, where it turns bad")
  .argument("[id]", "show all about this one")
  .option("--json", "write the catalogue as JSON")
  .addHelpText("after", examples)
  .action((id: string | undefined, {json}: {json?: boolean}) => {
    const chosen = catalogue.filter((measure) => id === undefined || measure.id === id);
    if (chosen.length === 0) {
      throw new Misuse(`unknown measure: ${JSON.stringify(id)}; one of: ${catalogue.map((measure) => measure.id).join(", ")}`);
    }
    const lines = json ? [JSON.stringify(chosen.map(listed), null, 2)] : id === undefined ? table() : chosen.flatMap(detail);
    process.stdout.write(`${lines.join("\n")}\n`);
  });

/** What a measure can be asked about. */
export const subjectOf = ({over}: AnyMeasure): string => over.subject === "table" ? "table" : over.reads.join(", ");

/** Its limits in words. */
export function limitsOf(measure: AnyMeasure): string {
  const {limits, worse} = measure, of = judgedOf(measure);
  if (!limits) return "none";
  const side = worse === "lower" ? "≤" : worse === "either" ? "±" : "≥";
  const {warn, fail} = limits;
  return [warn !== undefined && `warn ${side} ${warn}`, fail !== undefined && `fail ${side} ${fail}`].filter(Boolean).join(", ") + (of === "score" ? "" : ` (${of})`);
}

/** Its options with what they may be. */
export const optionsIn = ({options}: AnyMeasure): [name: string, spec: OptionSpec<Option>][] =>
  Object.entries(options as Record<string, OptionSpec<Option>>);

function table(): string[] {
  const {bold, dim} = paints();
  const rows = catalogue.map((measure) =>
    [measure.id, measure.title, measure.needs, subjectOf(measure), measure.unit || "–", limitsOf(measure)]);
  const [header, ...lines] = aligned([["id", "title", "needs", "reads", "unit", "limits"], ...rows]);
  const families = catalogue.map(({family}) => family);
  return [
    bold(header), ...lines.flatMap((line, i) => families[i] === families[i - 1] ? [line] : ["", dim(families[i]), line]), "",
    dim("needs: profile = from rows or profiles alike, exact = until values are summarised in cells, rows = never from profiles"),
  ];
}

function detail(measure: AnyMeasure): string[] {
  const {bold} = paints();
  const {id, family, title, about, source, needs, unit, range, evidence, inCells} = measure;
  const facts = aligned([
    ["family", family], ["reads", subjectOf(measure)], ["needs", needs], ["unit", unit || "–"],
    ["range", `${range[0]} to ${range[1]}`], ["limits", limitsOf(measure)], ["evidence", evidence],
    ...(inCells ? [["in cells", inCells]] : []), ...(source ? [["source", source]] : []),
    ...optionsIn(measure).map(([name, spec]) => [`option ${name}`, optionText(spec)]),
  ]);
  return [bold(`${title} (${id})`), about, "", ...facts];
}

const optionText = ({about, default: given, choices}: OptionSpec<Option>): string =>
  `${about} Default ${String(given)}${choices ? `; one of: ${choices.join(", ")}` : ""}.`;

function paints(): {bold: (text: string) => string; dim: (text: string) => string} {
  const paint = painter(process.stdout);
  return {bold: (text) => paint("bold", text), dim: (text) => paint("dim", text)};
}

function listed(measure: AnyMeasure): object {
  const {id, family, title, about, source, needs, unit, range, worse, limits, evidence, over, inCells, failing} = measure;
  return {
    id, family, title, about, source: source ?? null, needs,
    subject: over.subject, kinds: over.subject === "table" ? [] : over.reads, unit, range: range.map((end) => Number.isFinite(end) ? end : null), worse, limits: limits ?? {}, evidence,
    in_cells: inCells ?? null, failing: failing ?? null,
    options: Object.fromEntries(optionsIn(measure).map(([name, {default: given, about: meaning, choices}]) =>
      [name, {default: given, about: meaning, choices: choices ?? null}])),
  };
}
