import {escape} from "../chart/escape.ts";
import type {Gate, Result, Run, Verdict} from "../result/result.ts";
import {type CheckRow, checkRows} from "./check-row.ts";

/** What a test runner would call the outcome of a check. */
type Outcome = "passed" | "failed" | "skipped";

/**
 * The checks of a run as JUnit XML, one test case for each answer: what fails the run is a failure, what is unknown and passes is
 * skipped, a warning that passes says so in its output. Fits Jenkins' junit-10.xsd (jenkinsci/xunit-plugin), which CI servers read.
 */
export function junit(run: Run): string {
  const rows = checkRows(run), suites = run.gate?.suites ?? [];
  const parts = suites.map((name) => suiteXml(name, rows.filter(({check}) => check.suite === name), run.gate));
  const all = `name="${xml(run.model ?? "plumbline")}" ${tallied(rows, run.gate)}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${all}>\n${parts.join("")}</testsuites>\n`;
}

/** XML 1.0 has no name for most control characters; line ends in an attribute would become spaces. */
const xml = (text: string): string => escape(text).replace(/[\t\n\r]/g, (mark) => `&#${mark.charCodeAt(0)};`);

function suiteXml(name: string, rows: readonly CheckRow[], gate: Gate | undefined): string {
  return `  <testsuite name="${xml(name)}" ${tallied(rows, gate)} skipped="${count(rows, gate, "skipped")}">\n` +
    `${rows.map((row) => caseXml(row, gate)).join("")}  </testsuite>\n`;
}

const tallied = (rows: readonly CheckRow[], gate: Gate | undefined): string =>
  `tests="${rows.length}" failures="${count(rows, gate, "failed")}" errors="0" time="0"`;

const count = (rows: readonly CheckRow[], gate: Gate | undefined, wanted: Outcome): number =>
  rows.filter(({result}) => outcomeOf(result, gate) === wanted).length;

function outcomeOf({verdict, check}: Result, gate: Gate | undefined): Outcome {
  const failing: readonly Verdict[] = gate?.failOn === "warn" ? ["fail", "warn"] : ["fail"];
  if (failing.includes(verdict)) return "failed";
  if (verdict !== "unknown") return "passed";
  return check?.required === true || gate?.unknown === "fail" || gate?.counts.unknown === total(gate) ? "failed" : "skipped";
}

const total = (gate: Gate | undefined): number => gate ? Object.values(gate.counts).reduce((sum, n) => sum + n, 0) : 0;

function caseXml({check, result, where}: CheckRow, gate: Gate | undefined): string {
  const head = `    <testcase name="${xml(`${check.name}: ${check.condition}`)}" classname="${xml(`${check.suite}.${where}`)}" time="0"`;
  const outcome = outcomeOf(result, gate), said = xml(result.says);
  const body = outcome === "failed" ? `<failure type="${result.verdict}" message="${said}">${xml(details(result))}</failure>`
    : outcome === "skipped" ? `<skipped message="${said}"/>`
      : `<system-out>${result.verdict === "warn" ? "warning: " : ""}${said}</system-out>`;
  return `${head}>${body}</testcase>\n`;
}

/** What a person wants below the message: which measure, of how many rows, and what else is known. */
const details = ({measure, n, detail, reason}: Result): string => [
  `measure: ${measure}`, `rows: ${n.reference ?? "?"} reference, ${n.current ?? "?"} current`,
  ...(reason === null ? [] : [`reason: ${reason}`]), ...(detail === null ? [] : [detail]),
].join("; ");
