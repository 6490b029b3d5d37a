// The power of every test and combination against every shift, for one law and two sizes.
import {generator, type Random} from "../../src/stats/random.ts";
import {ordered} from "../../src/stats/ordered.ts";
import {combinations, combined, minusLogP} from "./combination.ts";
import {type Base, bases, type Shift, shifts} from "./shift.ts";
import {type Statistics, statisticsOf} from "./statistics.ts";

/** One law and two sizes. */
export interface NumericJob {
  readonly law: string;
  readonly n: number;
  readonly m: number;
  readonly seed: number;
  /** Runs without drift, from which critical values come, and runs of each shift. */
  readonly nulls: number;
  readonly runs: number;
}

/** The share of runs in which each test was past its own 5 % point. */
export interface Power {
  readonly shift: string;
  readonly law: string;
  readonly n: number;
  readonly m: number;
  readonly power: Readonly<Record<string, number>>;
}

/** Many runs, statistic by statistic. */
type Runs = Readonly<Record<string, Float64Array>>;

const sample = (random: Random, {draw, whole}: Pick<Base, "draw" | "whole">, size: number): Float64Array => {
  const values = new Float64Array(size);
  for (let i = 0; i < size; i++) values[i] = whole ? Math.round(draw(random)) : draw(random);
  return values;
};

const simulate = (random: Random, {base, shift, n, m, runs}: {
  readonly base: Base; readonly shift: Shift | undefined; readonly n: number; readonly m: number; readonly runs: number;
}): Runs => {
  const all: Statistics[] = [];
  for (let run = 0; run < runs; run++) {
    const reference = sample(random, base, n);
    const current = sample(random, {whole: base.whole, draw: shift ? (source) => shift.draw(base, source) : base.draw}, m);
    if (shift?.wild) current[0] = 1e6;
    all.push(statisticsOf(ordered(reference, current)));
  }
  return Object.fromEntries(Object.keys(all[0]).map((name) => [name, Float64Array.from(all, (one) => one[name])]));
};

/** The combinations of many runs, by the null distribution of their parts. */
const withCombinations = (runs: Runs, sorted: Runs): Runs => {
  const logs = new Map<string, Float64Array>();
  for (const name of new Set(combinations.flatMap(({of}) => of))) {
    logs.set(name, runs[name].map((value) => minusLogP(value, sorted[name])));
  }
  const made = combinations.map(({name, rule, of}): [string, Float64Array] => {
    const parts = of.map((part) => logs.get(part) ?? new Float64Array(0));
    return [name, parts[0].map((_, run) => combined(rule, parts.map((part) => part[run])))];
  });
  return {...runs, ...Object.fromEntries(made)};
};

/** Measures one law and two sizes. */
export const numericPower = ({law, n, m, seed, nulls, runs}: NumericJob): Power[] => {
  const random = generator(seed), base = bases.find((one) => one.law === law) ?? bases[0];
  const raw = simulate(random, {base, shift: undefined, n, m, runs: nulls});
  const sorted = Object.fromEntries(Object.entries(raw).map(([name, values]) => [name, values.slice().sort()]));
  const critical = Object.fromEntries(Object.entries(withCombinations(raw, sorted)).map(([name, values]) =>
    [name, values.slice().sort()[Math.ceil(0.95 * nulls) - 1]]));
  return shifts.filter(({normalOnly}) => !normalOnly || law.includes("normal") && law !== "log-normal").map((shift) => {
    const found = withCombinations(simulate(random, {base, shift, n, m, runs}), sorted);
    const past = (name: string, values: Float64Array): number => values.filter((value) => value > critical[name]).length / runs;
    const power = Object.entries(found).map(([name, values]) => [name, past(name, values)]);
    return {shift: shift.id, law, n, m, power: Object.fromEntries(power) as Record<string, number>};
  });
};
