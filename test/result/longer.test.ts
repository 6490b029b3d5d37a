import {describe, expect, it} from "vitest";
import {compare} from "../../src/comparison/compare.ts";
import type {Schema} from "../../src/data/schema.ts";
import {inline} from "../../src/engine/inline.ts";
import {profileReference} from "../../src/engine/profile-reference.ts";
import {MergedProfiles} from "../../src/profile/merge.ts";
import type {Profile} from "../../src/profile/profile.ts";
import {rowsToSee} from "../../src/result/judge.ts";
import type {Longer} from "../../src/result/longer.ts";
import type {Result, Run} from "../../src/result/result.ts";
import {judge, judgeWith} from "../../src/result/run.ts";
import {rows} from "../../src/source/arrays.ts";
import {adjust} from "../../src/stats/multiplicity.ts";
import {generator} from "../../src/stats/random.ts";

const names = ["a", "b"], size = 30;
const schema: Schema = {version: 1, columns: names.map((name) => ({name, kind: "numeric", role: "feature"}) as const)};

const table = (seed: number, count: number, shift = 0) => {
  const random = generator(seed);
  return rows(Array.from({length: count}, () => Object.fromEntries(names.map((name) => [name, random.normal() + (name === "a" ? shift : 0)]))));
};

const reference = await profileReference(table(7, 2000), schema);

/** The last of twenty windows, by itself and with those before it. */
const bothOf = async (seed: number, shift = 0): Promise<{alone: Run; together: Run; asked: number[]}> => {
  const windows: Profile[] = [], asked: number[] = [];
  for (let i = 0; i < 20; i++) windows.push(await inline().profile(table(1000 * seed + i, size, shift), reference.plan));
  const last: Longer["last"] = (count) => {
    const sum = new MergedProfiles();
    for (const window of windows.slice(0, count)) sum.add(window);
    asked.push(count);
    return {windows: count, called: "days", from: "2026-01-01T00:00:00.000Z", compared: compare(reference, sum.sum() ?? windows[0])};
  };
  const compared = compare(reference, windows[0]), settings = {preset: "drift"} as const;
  const longer = async (): Promise<Longer> => ({sizes: windows.map((window) => ({rows: window.rows, labels: 0})), last});
  return {alone: judge(compared, settings), together: await judgeWith(longer, {compared, settings, names: {}}), asked};
};

const count = ({results}: Run, is: (result: Result) => boolean): number => results.filter(is).length;
const isOpen = ({verdict}: Result): boolean => verdict === "unknown";
const isBad = ({verdict}: Pick<Result, "verdict">): boolean => verdict === "fail" || verdict === "warn";
const isProven = ({p_adjusted: own, over}: Result): boolean => Math.min(own ?? 1, over?.p_adjusted ?? 1) <= 0.05;

describe("windows judged together where one is too small", () => {
  it("raise no more false alarms than one by itself may, and leave few figures open", async () => {
    const runs = 30, tally = {open: 0, stillOpen: 0, proven: 0, bad: 0};
    for (let seed = 1; seed <= runs; seed++) {
      const {alone, together} = await bothOf(seed);
      tally.open += count(alone, isOpen);
      tally.stillOpen += count(together, isOpen);
      tally.proven += Number(together.results.some(isProven));
      tally.bad += Number(together.results.some(isBad));
    }
    // Three standard errors above the level.
    expect(tally.proven / runs).toBeLessThan(0.05 + 3 * Math.sqrt(0.05 * 0.95 / runs));
    expect(tally.bad).toBeLessThanOrEqual(tally.proven);
    expect(tally.stillOpen).toBeLessThan(tally.open / 4);
  });

  it("find a change that is too small for one of them, though large enough to matter", async () => {
    let [found, before] = [0, 0];
    for (let seed = 1; seed <= 10; seed++) {
      const {alone, together} = await bothOf(seed, 0.3);
      before += count(alone, ({column, ...one}) => column === "a" && isBad(one));
      found += count(together, ({column, ...one}) => column === "a" && isBad(one));
    }

    expect(found).toBeGreaterThanOrEqual(8);
    expect(found).toBeGreaterThan(2 * before);
  });

  it("are as many whatever is found in them: a change does not make it go on", async () => {
    const [calm, changed] = [await bothOf(3), await bothOf(3, 0.25)];
    expect(changed.asked).toEqual(calm.asked);
  });

  it("count as one more test each, adjusted with those of the window by itself", async () => {
    const {together: {results}} = await bothOf(5), overs = results.flatMap(({over}) => over ? [over] : []), all = [...results, ...overs];
    expect(overs.length).toBeGreaterThan(0);
    expect(all.map(({p_adjusted: p}) => p)).toEqual([...adjust(all.map(({p}) => p ?? NaN), "benjamini-hochberg")]);
  });
});

describe("rowsToSee", () => {
  const it_ = {effect: 0.1, interval: [0, 0.3] as const, limits: {warn: 0.2}, worse: "higher", detectable: undefined} as const, n = {reference: 10_000, current: 50};

  it("rests on the width of the interval, not on where it lies", () => {
    const wanted = rowsToSee(it_, n);
    expect(wanted).toBeCloseTo(50 * (0.2 / 0.2 * (1 + 1.2815515655446004 / 1.959963984540054)) ** 2, -1);
    expect(rowsToSee({...it_, effect: 0.5, interval: [0.4, 0.7]}, n)).toBeCloseTo(wanted ?? NaN, 9);
    expect(rowsToSee({...it_, effect: -0.1, interval: [-0.3, 0], limits: {warn: -0.2}, worse: "lower"}, n)).toBeCloseTo(wanted ?? NaN, 9);
  });

  it("rests on the smallest change that the rows would have shown, where that is known", () => {
    expect(rowsToSee({...it_, detectable: 0.4}, {reference: null, current: 50})).toBeCloseTo(200, 9);
    expect(rowsToSee({...it_, detectable: 0.01}, n)).toBe(rowsToSee(it_, n));
    expect(rowsToSee({...it_, detectable: 0.4, interval: null}, n)).toBeCloseTo(1 / ((1 / 10_000 + 1 / 50) / 4 - 1 / 10_000), 9);
  });

  it("is null where no number of rows would do, or nothing is known of the width", () => {
    expect(rowsToSee(it_, {reference: 60, current: 50})).toBeNull();
    for (const lacking of [{interval: null}, {limits: {}}, {limits: {warn: 0}} as const]) expect(rowsToSee({...it_, ...lacking}, n)).toBeNull();
    expect(rowsToSee(it_, {reference: 60, current: 0})).toBeNull();
  });
});
