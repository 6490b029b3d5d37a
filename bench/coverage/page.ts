// The coverage table as a page.
import type {Cell, CellResult, Tally} from "./cell.ts";

/** One interval in one cell. */
interface Entry {
  readonly name: string;
  readonly cell: Cell;
  readonly tally: Tally;
  readonly answered: number;
  readonly rate: number;
  /** Standard error of the rate. */
  readonly error: number;
}

/** The share of a cell's runs that must have been answered to speak of a rate. */
const enough = 0.25;

const entriesOf = (results: readonly CellResult[]): Entry[] => results.flatMap(({cell, tallies}) =>
  Object.entries(tallies).map(([name, tally]) => {
    const answered = tally.held + tally.below + tally.above, rate = answered > 0 ? tally.held / answered : 1;
    return {name, cell, tally, answered, rate, error: Math.sqrt(0.95 * 0.05 / Math.max(1, answered))};
  }));

const isAnswered = ({answered, cell}: Entry): boolean => answered >= enough * cell.runs;

/** Chance moves a rate of so few runs by twice its standard error; what is beyond 93 to 97 % even so is an exception. */
const isException = ({rate, error}: Entry): boolean => rate + 1.96 * error < 0.93 || rate - 1.96 * error > 0.97;

const percent = (share: number): string => (100 * share).toFixed(1);

const titleOf = ({classes, rows}: Cell): string =>
  `${classes === "three" ? "three classes" : `prevalence ${String(classes).replace("0.", ".")}`}, ${rows === "single" ? "single rows" : "four rows a patient"}`;

const reasonOf = ({tally}: Entry): string => Object.entries(tally.unsure).sort(([, a], [, b]) => b - a)[0]?.[0] ?? "";

const cellText = (entry: Entry | undefined): string => {
  if (!entry) return "";
  if (!isAnswered(entry)) return reasonOf(entry);
  const share = entry.answered / entry.cell.runs, rate = isException(entry) ? `**${percent(entry.rate)}**` : percent(entry.rate);
  return share > 0.995 ? rate : `${rate} (of ${Math.round(100 * share)} %)`;
};

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const section = (title: string, entries: readonly Entry[]): string => {
  const own = entries.filter(({cell}) => titleOf(cell) === title), sizes = [...new Set(own.map(({cell}) => cell.n))].sort((a, b) => a - b);
  const names = [...new Set(own.map(({name}) => name))], head = ["interval of", ...sizes.map((n) => `n = ${n}`), "missed below, above (largest n)"];
  const lines = names.map((name) => {
    const of = (n: number) => own.find((entry) => entry.name === name && entry.cell.n === n), last = of(sizes[sizes.length - 1]);
    const missed = last && isAnswered(last) ? `${percent(last.tally.below / last.answered)}, ${percent(last.tally.above / last.answered)}` : "";
    return row([name, ...sizes.map((n) => cellText(of(n))), missed]);
  });
  return [`## ${title[0].toUpperCase()}${title.slice(1)}`, "", row(head), row(head.map(() => "---")), ...lines].join("\n");
};

const counted = (entries: readonly Entry[]): string => {
  const above = entries.filter(({rate}) => rate > 0.97).length, below = entries.filter(({rate}) => rate < 0.93).length;
  return `${above + below} of ${entries.length} (${above} above, intervals being wider than they must; ${below} below)`;
};

/** Why intervals miss their level where they do. */
const reasons = `Where and why intervals are wider than they must:
- **Few patients** (n = 50 is a dozen, n = 200 at prevalence .05 holds the class in as few). The interval is never narrower than that of as many single
  rows, and allows for a variance that is itself known from so few; both err on the careful side, and there is no third number to tell how alike a patient's rows are.
- **Means over three classes of ROC AUC and average precision.** How a row's scores of several classes go together is not kept, so they are taken to go
  wholly together, which is the most that they can.
- **Shares of very few rows** (F2, precision and recall of ten rows of the class or fewer) take few values, and an interval that held each of them 95 times in 100
  would have to miss some of them far more often.

Where they end too soon: log loss, Brier score and calibration error of patients hold 91 to 93 %, which no single cause explains; drawn 200 times, the variance of
skewed losses is known to a tenth at best.

Of F2 there is an interval from 10 rows on that are of the class or said to be, of KS and lift from 20 rows of the rarer kind on: below, KS held 91 %, lift and F2 99 %.`;

/** The page. */
export const page = (results: readonly CellResult[]): string => {
  const entries = entriesOf(results), judged = entries.filter(isAnswered), exceptions = judged.filter(isException);
  const worst = [...judged].sort((a, b) => a.rate - b.rate).slice(0, 5), runs = [...new Set(results.map(({cell}) => cell.runs))].sort((a, b) => a - b);
  const named = ({name, cell, rate}: Entry): string => `${name} ${percent(rate)} % (${titleOf(cell)}, n = ${cell.n})`;
  return `# Coverage of intervals

How often the 95 % interval of a classifier's measure holds the true value. Written by \`node bench/coverage/run.ts\`; the seeds are fixed,
so the figures come out the same again.

Samples are drawn, and profiled and read as tables are. Scores of two classes are normal and 1.5 deviations apart (an area of .86), the
model is too sure of itself, and it decides at .5, or at .15 where one row in twenty is of the class. Of patients half the variance is
shared by their four rows. Per cent of the intervals given, from ${runs.join(" or ")} runs a cell, so that chance moves a figure by up to
${percent(1.96 * Math.sqrt(0.95 * 0.05 / runs[runs.length - 1]))} or ${percent(1.96 * Math.sqrt(0.95 * 0.05 / runs[0]))}. The promise is 93 to 97 %, or a reason
instead of an interval: that is what stands where less than a quarter of the runs had one. In bold: figures that chance does not bring
back within 93 to 97 %.

${exceptions.length} of ${judged.length} cells with an interval are such exceptions (${percent(exceptions.length / Math.max(1, judged.length))} %), ${exceptions.filter(({rate}) => rate < 0.93).length} of them below 93 %. Taken as they are, chance and all,
${counted(judged.filter(({cell}) => cell.rows === "single"))} of the cells of single rows lie outside 93 to 97 %,
and ${counted(judged.filter(({cell}) => cell.rows === "patients"))} of those of patients. The lowest: ${worst.map(named).join("; ")}.

Exceptions: ${exceptions.length === 0 ? "none" : exceptions.map(named).join("; ")}.

${reasons}

${[...new Set(results.map(({cell}) => titleOf(cell)))].map((title) => section(title, entries)).join("\n\n")}
`;
};
