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
  const {gate} = run, rows = checkRows(run), suites = (gate?.suites ?? []).map((name) => suiteXml(name, rows.filter(({check}) => check.suite === name), gate));
  const mute = suites.filter(({isMute}) => isMute).length;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xml(run.model ?? "plumbline")}" ${tallied(rows, gate, mute)}>\n` +
    `${suites.map(({text}) => text).join("")}</testsuites>\n`;
}

/** XML 1.0 has no name for most control characters; line ends in an attribute would become spaces. */
const xml = (text: string): string => escape(text).replace(/[\t\n\r]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** A suite; one that fails the run though none of its cases does has one more, which says so. */
function suiteXml(name: string, rows: readonly CheckRow[], gate: Gate | undefined): {readonly text: string; readonly isMute: boolean} {
  const isMute = gate?.untold.includes(name) === true && count(rows, gate, "failed") === 0;
  const whole = isMute ? `    <testcase name="the suite tells something" classname="${xml(name)}" time="0"><failure message="${xml(gate.says)}"></failure></testcase>\n` : "";
  const head = `  <testsuite name="${xml(name)}" ${tallied(rows, gate, isMute ? 1 : 0)} skipped="${count(rows, gate, "skipped")}">\n`;
  return {isMute, text: `${head}${whole}${rows.map((row) => caseXml(row, gate)).join("")}  </testsuite>\n`};
}

const tallied = (rows: readonly CheckRow[], gate: Gate | undefined, more: number): string =>
  `tests="${rows.length + more}" failures="${count(rows, gate, "failed") + more}" errors="0" time="0"`;

const count = (rows: readonly CheckRow[], gate: Gate | undefined, wanted: Outcome): number =>
  rows.filter(({result}) => outcomeOf(result, gate) === wanted).length;

function outcomeOf({verdict, check}: Result, gate: Gate | undefined): Outcome {
  const failing: readonly Verdict[] = gate?.failOn === "warn" ? ["fail", "warn"] : ["fail"];
  if (failing.includes(verdict)) return "failed";
  if (verdict !== "unknown") return "passed";
  return check?.required === true || gate?.unknown === "fail" || gate?.untold.includes(check?.suite ?? "") === true ? "failed" : "skipped";
}

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
