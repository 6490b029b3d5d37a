import {comment, yamlText} from "./text.ts";
import type {Condition, SuiteCheck} from "../measure/suite.ts";
import type {Suggestion} from "../result/suggest.ts";

/** What stands at the head of a suggested suite. */
export interface SuiteHead {
  readonly suite: string;
  readonly reference: string;
  readonly referenceRows: number;
  readonly rows: number;
  readonly confidence: number;
}

/** A suggested suite as a commented plumbline.yaml; read back, it is the same suite. */
export function suiteText(suggestions: readonly Suggestion[], about: SuiteHead): string {
  return `${head(about)}version: 1\nsuites:\n  ${yamlText(about.suite)}:\n${suggestions.map(checkText).join("\n")}\n`;
}

const head = ({reference, referenceRows, rows, confidence, suite}: SuiteHead): string => `# Checks suggested by ${comment(reference)} (${referenceRows} rows), for tables of ${rows} rows.
# Limits are as wide as chance is: of tables in which nothing has changed, at least ${Number((100 * confidence).toPrecision(4))} % pass all of them. They hold the
# sampling error already, so the bare number is held against them (strict). Where one side is better, it stays open.
# Put what you know in their place where you know it, and ask them by
#   plumbline check ${comment(reference)} CURRENT --config THIS_FILE --suite ${comment(suite)}
# or move the suite to your plumbline.yaml. Repeated rows and ids are not among them: no sample tells how many there may be.
`;

function checkText({check, because}: Suggestion): string {
  const {measure, columns, condition, options, strict, required} = check;
  const lines = [
    `measure: ${yamlText(measure)}`,
    ...columns === undefined ? [] : [columnsText(columns)],
    ...options ? [`options: ${JSON.stringify(options)}`] : [],
    ...condition ? conditionLines(condition) : [],
    ...strict ? ["strict: true"] : [], ...required ? ["required: true"] : [],
  ];
  return `    # ${comment(because)}\n    - ${lines.join("\n      ")}`;
}

function columnsText(columns: NonNullable<SuiteCheck["columns"]>): string {
  if (typeof columns === "string") return `columns: ${columns}`;
  return Array.isArray(columns) && columns.length === 1 ? `column: ${yamlText(columns[0] as string)}` : `columns: ${JSON.stringify(columns)}`;
}

function conditionLines({of, ...demands}: Condition): string[] {
  const said = Object.entries(demands).map(([key, value]) => `${key}: ${value}`);
  return of === "change" ? [`change: {${said.join(", ")}}`] : said;
}
