// What is to be drawn for the false-alarm table, in jobs that can be done in any order, apart from one another.
import {categoricalLaws} from "../law.ts";
import {type Cell, type CellJob, defaults, type Kind, testsOf} from "./cell.ts";
import type {Tables} from "./table.ts";

export type Job = CellJob | Tables;

const sizes = [100, 200, 1000, 5000];

/** Days of the reference and of the current window, for the measure of volume. */
const days = [[14, 1], [14, 7], [28, 1], [28, 7], [56, 1], [56, 7]];

const laws: readonly {readonly kind: Kind; readonly laws: readonly string[]}[] = [
  {kind: "numeric", laws: ["normal", "t, 3 df", "Poisson, mean 3"]},
  {kind: "categorical", laws: Object.keys(categoricalLaws)},
  {kind: "missing", laws: ["0.02", "0.1", "0.3"]},
  {kind: "in cells", laws: ["normal"]},
  {kind: "correlated", laws: ["0", "0.6"]},
  {kind: "days", laws: ["days"]},
  {kind: "numeric", laws: ["95 % zeros"]},
];

/** Every cell, in the order of the page. */
export const cells: readonly Cell[] = laws.flatMap(({kind, laws: names}, i) => names.flatMap((law, j) =>
  (kind === "days" ? days : sizes.flatMap((n) => sizes.map((m) => [n, m]))).map(([n, m], k): Cell =>
    ({kind, law, n, m, seed: 1_000_000 * (i + 1) + 10_000 * j + k}))));

/** How often the tests that verdicts rest on are drawn, and how often the others are at first. */
const runs = 10_000, first = 2000;

/** Measures that resample for milliseconds each time: they are drawn last. */
const slow = ["psi", "maximum-mean-discrepancy"];

const tables = [[200, 200], [1000, 200], [1000, 1000], [5000, 500]].flatMap(([n, m], i) =>
  Array.from({length: 5}, (_, part): Tables => ({preset: "drift", n, m, seed: 9_000_000 + 100 * i + part, runs: 100})));

const cellJob = (cell: Cell, measures: readonly string[], speed: number): CellJob[] => measures.length === 0 ? [] : [{
  cell, most: runs * speed,
  asked: measures.map((measure) => ({measure, first: speed * (defaults.includes(measure) ? runs : first)})),
}];

/** Whether a cell is beyond the laws that every test is promised for. */
export const isBeyond = ({kind, law}: Cell): boolean => kind === "in cells" || law === "95 % zeros";

const isQuick = ({kind}: Cell): boolean => kind !== "numeric" && kind !== "correlated";

/** All jobs, so that a run that is stopped has done most of what it is for: quick cells first, small ones before large ones. */
export const jobs = (speed = 1): Job[] => {
  const bySize = [...cells].sort((a, b) => a.n + a.m - b.n - b.m), promised = bySize.filter((cell) => !isBeyond(cell));
  const of = (some: readonly Cell[], is: (id: string) => boolean): CellJob[] =>
    some.flatMap((cell) => cellJob(cell, testsOf(cell).filter(is), speed));
  const swift = (id: string): boolean => !slow.includes(id);
  return [
    ...of(promised.filter(isQuick), swift), ...of(promised.filter((cell) => !isQuick(cell)), swift), ...of(promised, (id) => id === "psi"),
    ...tables.map((job) => ({...job, runs: job.runs * speed})),
    ...of(bySize.filter(isBeyond), (id) => id !== "maximum-mean-discrepancy"), ...of(bySize, (id) => id === "maximum-mean-discrepancy"),
  ];
};

/** What a job is called on the screen, and found by. */
export const nameOf = (job: Job): string => {
  if (!("cell" in job)) return `runs of 30 columns ${job.n}x${job.m}`;
  const {cell: {kind, law, n, m}, asked} = job;
  return `${kind} ${law} ${n}x${m}: ${asked.map(({measure}) => measure).join(", ")}`;
};
