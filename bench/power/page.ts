// The power figures as a page of Markdown.
import type {Power} from "./numeric.ts";

/** What a page is made from. */
export interface Figures {
  readonly numeric: readonly Power[];
  readonly categorical: readonly Power[];
  readonly missing: readonly Power[];
  readonly runs: number;
  readonly nulls: number;
}

const percent = (share: number): string => (100 * share).toFixed(1);

interface Row {
  readonly name: string;
  /** Mean over laws and sizes, by shift. */
  readonly byShift: readonly number[];
  readonly mean: number;
  /** The largest loss to the best of all tests on one shift, and in one cell of shift, law and sizes. */
  readonly worstShift: {readonly loss: number; readonly at: string};
  readonly worstCell: {readonly loss: number; readonly at: string};
  readonly over15: number;
  /** Cells under 50 % where some test is over 90 %. */
  readonly blind: number;
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const largest = (losses: readonly {readonly loss: number; readonly at: string}[]): {readonly loss: number; readonly at: string} =>
  losses.reduce((a, b) => b.loss > a.loss ? b : a);

const rowsOf = (cells: readonly Power[]): {readonly rows: Row[]; readonly shifts: string[]; readonly best: number[]} => {
  const names = Object.keys(cells[0].power), shifts = [...new Set(cells.map(({shift}) => shift))];
  const ofShift = (name: string, shift: string): number =>
    average(cells.filter((cell) => cell.shift === shift).map(({power}) => power[name]));
  const byName = names.map((name) => shifts.map((shift) => ofShift(name, shift)));
  const best = shifts.map((_, i) => Math.max(...byName.map((row) => row[i])));
  const rows = names.map((name, k): Row => {
    const losses = cells.map(({shift, law, n, m, power}) => {
      const top = Math.max(...Object.values(power));
      return {loss: top - power[name], at: `${shift}, ${law}, ${n} × ${m}`, blind: top > 0.9 && power[name] < 0.5};
    });
    return {
      name, byShift: byName[k], mean: average(byName[k]), worstCell: largest(losses),
      worstShift: largest(shifts.map((at, i) => ({at, loss: best[i] - byName[k][i]}))),
      over15: losses.filter(({loss}) => loss > 0.15).length, blind: losses.filter(({blind}) => blind).length,
    };
  });
  return {rows: rows.sort((a, b) => b.mean - a.mean), shifts, best};
};

const table = (cells: readonly Power[]): string => {
  const {rows, shifts, best} = rowsOf(cells);
  const row = (values: readonly (string | number)[]): string => `| ${values.join(" | ")} |`;
  const line = ({name, byShift, mean, worstShift, worstCell, over15, blind}: Row): string =>
    row([name, percent(mean), percent(worstShift.loss), percent(worstCell.loss), over15, blind, ...byShift.map(percent)]);
  const heads = ["test", "mean", "worst loss on a shift", "in a cell", "cells > 15", "blind", ...shifts];
  return [
    row(heads), row(heads.map(() => "---")), ...rows.map(line),
    row(["*the best of all on each*", "", "", "", "", "", ...best.map(percent)]),
  ].join("\n");
};

/** How the default of a table did, in a sentence; it is the row whose name says so. */
const verdict = (cells: readonly Power[]): string => {
  const {rows} = rowsOf(cells), own = rows.findIndex(({name}) => name.startsWith("**default"));
  const {mean, worstShift, worstCell, over15, blind} = rows[own];
  const ahead = own === 0 ? "no other had more"
    : `${own} of the ${rows.length - 1} others had more, at most ${percent(rows[0].mean)}`;
  return `The default finds ${percent(mean)} % on average (${ahead}). On the worst shift (${worstShift.at}) it is
${percent(worstShift.loss)} points behind the best test for that shift, in the worst single cell (${worstCell.at})
${percent(worstCell.loss)}; ${over15} of ${cells.length} cells lose more than 15, and it is
under 50 % in ${blind} of the cells where some test is over 90 %.`;
};

const bySize = (cells: readonly Power[]): string => {
  const {rows} = rowsOf(cells), own = rows.find(({name}) => name.startsWith("**default"))?.name ?? "";
  const keys = [...new Set(cells.map(({shift, law}) => `${shift}|${law}`))];
  const sizes = [...new Set(cells.map(({n, m}) => `${n} × ${m}`))];
  const lines = keys.map((key) => {
    const [shift, law] = key.split("|");
    const found = sizes.map((size) => {
      const cell = cells.find((one) => one.shift === shift && one.law === law && `${one.n} × ${one.m}` === size);
      if (!cell) return "";
      const [name, top] = Object.entries(cell.power).reduce((a, b) => b[1] > a[1] ? b : a);
      return `${percent(cell.power[own])} (${percent(top)} ${name.replaceAll("*", "")})`;
    });
    return `| ${shift} | ${law} | ${found.join(" | ")} |`;
  });
  return [`| shift | law | ${sizes.join(" | ")} |`, `|---|---|${"---|".repeat(sizes.length)}`, ...lines].join("\n");
};

/** The page. */
export const page = ({numeric, categorical, missing, runs, nulls}: Figures): string => `# Power

How often a test finds a change that is there, when it may cry wolf one time in twenty. Written by
\`node bench/power/run.ts\`; the seeds are fixed. Every test is held against its own 5 % point, found by ${nulls} draws without
drift in the same cell, so that a test which gives too many alarms gains nothing by it. Power is the share of ${runs} runs
past that point (a standard error of up to ${percent(0.5 / Math.sqrt(runs))} points); figures are per cent.

"Worst loss on a shift" is how far a test is behind the best of *all* tests and combinations in this table on the shift
where it is worst, over laws and sizes; "in a cell" the same for one shift, law and pair of sizes, where the best of so many
is partly luck; "blind" counts cells under 50 % where some test is over 90 %. Sizes are reference × current rows.

## Numbers

${verdict(numeric)}

**Why the default is the default.** A test that watches one thing is best at that thing and blind to others: Mann-Whitney
sees a moved mean and no change of spread, Kolmogorov-Smirnov neither outliers nor tails. A test of everything at once
spreads its attention and loses on the commonest change, a moved mean. The default asks three questions, each with a test
made for it, and puts the answers together by Cauchy's rule, which needs no independence: *place* (Mann-Whitney), *shape*
(rank components of degree 1 to 4: place, spread, skew, tails; place counts half, having a test of its own), and *tails*
(exactly how unlikely it is that so many of the outermost values are current ones). All three are rank tests whose moments
are exact given the ties, so they hold on raw values, on few distinct values and on counts in cells; one wild value is one
rank, and cannot hide a shift. They take one pass over sorted values; no resampling, so that a p of 1e-9 is as good as one
of .04. Which of the three gave the alarm is in the result. The test of the tails looks for *more* current values among the
outermost, not fewer: new extremes are what goes wrong, and looking both ways costs power.

Means that differ by less than .2 are alike within the error of this simulation. The energy distance in the place of
Mann-Whitney is such a case: it finds a few more outliers and fewer moved means, and loses more on its worst shift; its law
is not known without resampling, and moves with the scale of a few wild values.

${table(numeric)}

The default (and the best of all tests) in each cell:

${bySize(numeric)}

## Categories

${verdict(categorical)}

*Category change* puts together the whole table (Pearson's chi-square, rare categories pooled, by a gamma law of its exact
mean and variance) and the most changed single category (Fisher's exact test, mid-p, adjusted for the categories that could
show anything): a change of one category among a hundred is lost in the whole. A verdict asks a second question besides,
whether more rows than chance allows are in categories that the reference never showed; both p enter the adjustment, and so
the default is both, here adjusted for two. Tests over their level without drift (docs/calibration.md) are held to their own
5 % point here like all others.

${table(categorical)}

## Missing cells

${verdict(missing)}

The missing share is tested for itself, and its p enters the same adjustment as the test of the distribution: the column is
found when either is. The row "adjusted for two" is that; in a run of 30 columns the adjustment is shared among all. z has
the same power at its own 5 % point, but not its level: its false alarms reach 8 % at 5 %, and fifteen times the nominal
rate at .1 %.

${table(missing)}
`;
