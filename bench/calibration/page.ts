// The false-alarm figures as a page of Markdown.
import {type Cell, defaults, type Tally, testsOf} from "./cell.ts";
import {cells, isBeyond} from "./plan.ts";
import type {Line} from "./record.ts";
import {type TablesResult, together} from "./table.ts";

const percent = (share: number, digits = 2): string => (100 * share).toFixed(digits);

const standardError = (share: number, runs: number): number => Math.sqrt(share * (1 - share) / runs);

interface Entry {
  readonly id: string;
  readonly cell: Cell;
  readonly tally: Tally;
  readonly rate: number;
}

/** Whether enough of a cell's runs were answered to speak of a rate. */
const enough = ({tally: {answered, runs}}: Entry): boolean => answered >= 0.25 * runs;

const place = new Map(cells.map(({kind, law, n, m}, i) => [JSON.stringify([kind, law, n, m]), i]));
const placeOf = ({kind, law, n, m}: Cell): number => place.get(JSON.stringify([kind, law, n, m])) ?? cells.length;

const entriesOf = (lines: readonly Line[]): Entry[] => lines.flatMap((line) => "cell" in line ? [line] : [])
  .map(({cell, tally}) => ({id: tally.measure, cell, tally, rate: tally.at05 / Math.max(1, tally.answered)}))
  .sort((a, b) => placeOf(a.cell) - placeOf(b.cell));

/**
 * Whether a cell keeps its promise: at most 6 % alarms; a resampled test, whose own noise comes on top, by its lower 95 %
 * bound.
 */
const passes = ({tally, rate}: Entry): boolean =>
  (tally.resampled ? rate - 1.96 * standardError(rate, tally.answered) : rate) <= 0.06;

const titleOf = ({kind, law}: Cell): string => {
  if (kind === "missing") return `${Number(law) * 100} % of the cells missing`;
  if (kind === "correlated") return `four columns, correlated by ${law}`;
  if (kind === "days") return "rows by the hour, over days";
  if (kind === "categorical") return law.replace("alike", "categories, all alike").replace(" by", " categories by");
  return kind === "in cells" ? `${law}, in cells` : law;
};

const where = (cell: Cell): string => `${titleOf(cell)}, ${cell.n} × ${cell.m}`;

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;

const summary = (entries: readonly Entry[]): string[] => {
  const isDefault = (id: string): number => defaults.includes(id) ? 1 : 0;
  const ids = [...new Set(entries.map(({id}) => id))].sort((a, b) => isDefault(b) - isDefault(a) || (a < b ? -1 : 1));
  const lines = ids.map((id) => {
    const all = entries.filter((entry) => entry.id === id && enough(entry));
    if (all.length === 0) return `| ${id} | | too few answers | | | | |`;
    const worst = all.reduce((a, b) => b.rate > a.rate ? b : a), failing = all.filter((entry) => !passes(entry)).length;
    const at = (key: "at01" | "at001", digits: number): string =>
      percent(Math.max(...all.map(({tally}) => tally[key] / tally.answered)), digits);
    const mean = all.reduce((sum, {rate}) => sum + rate, 0) / all.length;
    const error = percent(standardError(worst.rate, worst.tally.answered));
    return row([
      isDefault(id) ? `**${id}**` : id, all.length, percent(mean), `${percent(worst.rate)} ± ${error} (${where(worst.cell)})`,
      at("at01", 2), at("at001", 3), failing === 0 ? "PASS" : `**${failing} cells over**`,
    ]);
  });
  const heads = ["measure", "cells", "mean % at .05", "worst % at .05 ± s.e. (where)", "worst % at .01", "worst % at .001", ""];
  return [row(heads), row(heads.map(() => "---")), ...lines];
};

const lawTable = (entries: readonly Entry[]): string[] => {
  const ids = [...new Set(entries.map(({id}) => id))].sort();
  const size = ({n, m}: Cell): string => `${n}×${m}`, sizes = [...new Set(entries.map(({cell}) => size(cell)))];
  const rows = ids.map((id) => row([id, ...sizes.map((wanted) => {
    const entry = entries.find((one) => one.id === id && size(one.cell) === wanted);
    if (!entry || !enough(entry)) return "·";
    return `${passes(entry) ? percent(entry.rate, 1) : `**${percent(entry.rate, 1)}**`}${entry.tally.resampled ? "ʳ" : ""}`;
  })]));
  return [`| | ${sizes.join(" | ")} |`, `|---|${"---|".repeat(sizes.length)}`, ...rows];
};

const sections = (entries: readonly Entry[]): string[] =>
  [...Map.groupBy(entries, ({cell}) => titleOf(cell))].flatMap(([name, own]) => ["", `### ${name}`, "", ...lawTable(own)]);

const runLines = (tables: readonly TablesResult[]): string[] => tables.length === 0 ? ["Not drawn yet."] : [
  row(["rows", "runs", "any evidence % ± s.e.", "any false warn or fail %", "any false fail % ± s.e.", ""]),
  row(new Array<string>(6).fill("---")),
  ...tables.map(({tables: {n, m, runs}, evidence, warned, failed, culprits}) => {
    const error = (count: number): string => percent(standardError(count / runs, runs));
    const names = Object.entries(culprits).map(([id, count]) => `${id} ${count}`).join(", ");
    return row([
      `${n}×${m}`, runs, `${percent(evidence / runs)} ± ${error(evidence)}`,
      `${percent(warned / runs)}${names && ` (${names})`}`,
      `${percent(failed / runs)} ± ${error(failed)}`, failed / runs <= 0.05 ? "PASS" : "**over 5 %**",
    ]);
  }),
];

const named = ({id, rate, cell}: Entry): string => `${id} ${percent(rate)} (${where(cell)})`;

/** The fewest runs of any cell among some entries. */
const fewest = (entries: readonly Entry[]): number => Math.min(...entries.map(({tally: {runs}}) => runs));

/** Cells that are planned and drawn, by test. */
const progress = (entries: readonly Entry[], isCounted: (cell: Cell) => boolean) => {
  const planned = Map.groupBy(cells.filter(isCounted).flatMap(testsOf), (id) => id);
  const drawn = Map.groupBy(entries.filter(({cell}) => isCounted(cell)), ({id}) => id);
  return [...planned].map(([id, all]) => ({id, all: all.length, done: drawn.get(id)?.length ?? 0}));
};

/** What the record holds of the whole run, in two sentences. */
const lacking = (entries: readonly Entry[]): string => {
  const promised = progress(entries, (cell) => !isBeyond(cell)).filter(({all, done}) => done < all), beyond = progress(entries, isBeyond);
  const [all, done] = [beyond.reduce((sum, one) => sum + one.all, 0), beyond.reduce((sum, one) => sum + one.done, 0)];
  const first = promised.length === 0 ? "Every test is drawn in every cell of the laws that the promise is about."
    : `**The run is not whole**: of ${promised.map((one) => `${one.id} ${one.done} of ${one.all} cells`).join(", ")} are drawn; the same command goes on where it stopped.`;
  return `${first} Beyond them, on numbers that stand in cells and on a law of 95 % zeros, ${done} of ${all} cells are drawn.`;
};

/** The page that a record gives. */
export const page = (lines: readonly Line[]): string => {
  const entries = entriesOf(lines), failing = entries.filter((entry) => enough(entry) && !passes(entry));
  const [first, others] = [true, false].map((is) => entries.filter(({id}) => defaults.includes(id) === is));
  const tables = Map.groupBy(lines.flatMap((line) => "cell" in line ? [] : [line]), ({tables: {n, m}}) => `${n} ${m}`);
  return `# False alarms

How often a test says "changed" when nothing has: both samples are drawn from one law. Written by
\`node bench/calibration/run.ts\`; the seeds are fixed, so the figures come out the same again.

Every measure that gives a p is read as a verdict would read it. Rates are per cent of runs with p ≤ .05; an honest test
stays at 5, and the promise is at most 6 in every cell. The tests that verdicts rest on by default (in bold) have
${fewest(first)} runs or more in every cell, the others ${fewest(others)}, and 10000 where the first of them were above 5.5 %, so that chance
does not condemn a test. ʳ marks a p that was resampled (39 times here, at which it is as valid as at more), which passes
when the lower 95 % bound of its rate is at most 6 %. A dot: the measure answered in less than a quarter of the runs.

${lacking(entries)}

## Every measure

${summary(entries).join("\n")}

${failing.length === 0 ? "No cell is over." : `Over 6 %: ${failing.map(named).join("; ")}.`}

## Runs of 30 columns

20 numeric and 10 categorical columns of mixed laws, a third of them with 10 % missing, profiled, compared and judged under
the preset \`drift\` with the default settings: distribution or category change, missing share and new categories of all
columns, adjusted together. Evidence is any adjusted p at or under 5 %; a warning or failure needs an effect past its limit
besides.

${runLines([...tables.values()].map(together)).join("\n")}

## Every cell

Per cent of runs with p ≤ .05, by reference × current rows (days, for the rate of rows).
${sections(entries).join("\n")}
`;
};
