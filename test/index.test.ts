import {describe, expect, it} from "vitest";
import * as plumbline from "../src/index.ts";
import {compare, decode, encode, infer, judge, merge, PlanMismatch, profile, report, runJson} from "../src/index.ts";
import {generator} from "../src/stats/random.ts";

const random = generator(7);
const normals = (n: number, mean: number): Float64Array => Float64Array.from({length: n}, () => mean + random.normal());
const letters = (n: number, shares: readonly [number, number]): string[] =>
  Array.from({length: n}, () => random.next() < shares[0] ? "a" : random.next() < shares[1] ? "b" : "c");

const trained = {angle: normals(1000, 0), site: letters(1000, [0.5, 0.5])};
const today = {angle: normals(600, 1), site: letters(600, [0.5, 0.5])};

describe("the library", () => {
  it("goes from plain arrays to a judged run and a report", async () => {
    const reference = await profile(trained);
    const run = judge(compare(reference, await profile(today, {reference})), {preset: "drift"});
    const verdictOf = (name: string): string | undefined => run.results.find(({column}) => column === name)?.verdict;
    expect([verdictOf("angle"), verdictOf("site")]).toEqual(["fail", "ok"]);
    expect(report(run)).toMatch(/^<!doctype html>/);
    expect(JSON.parse(runJson(run))).toMatchObject({format: "plumbline-run", version: 1});
  });

  it("gives a profile of the parts that is the profile of the whole", async () => {
    const reference = await profile(trained), half = 500;
    const part = (from: number, to: number): Promise<plumbline.Profile> =>
      profile({angle: trained.angle.subarray(from, to), site: trained.site.slice(from, to)}, {plan: reference.plan});
    const merged = merge(await part(0, half), await part(half, 1000)), [angle, site] = merged.columns;
    // Sums of powers agree to their last digits, all else to the bit.
    const {moments: _, ...rest} = reference.columns[0] as Extract<plumbline.ColumnProfile, {type: "numeric"}>;
    expect(angle).toMatchObject(rest);
    expect(site).toEqual(reference.columns[1]);
    expect(encode(decode(encode(merged)))).toEqual(encode(merged));
  });

  it("infers what columns are, unless told", async () => {
    const known = {target: "site"};
    expect((await infer(trained, known)).columns.map(({name, kind, role}) => [name, kind, role]))
      .toEqual([["angle", "numeric", "feature"], ["site", "categorical", "target"]]);
    const {plan} = await profile(trained, {known});
    expect(plan.schema.columns[1].role).toBe("target");
    const columns: plumbline.ColumnSchema[] = [{name: "angle", kind: "numeric", role: "feature", range: [-1, 1]}];
    const told = await profile(trained, {schema: {version: 1, columns}});
    expect([told.columns.map(({name}) => name), told.added]).toEqual([["angle"], ["site"]]);
  });

  it("refuses to compare what was counted in different cells", async () => {
    const [a, b] = [await profile(trained), await profile(today)];
    expect(() => compare(a, b)).toThrow(`profiles of different plans cannot be compared: ${a.plan.id} and ${b.plan.id}`);
    expect(() => merge(a, b)).toThrow(PlanMismatch);
  });

  it("hashes under the secret it is given", async () => {
    const ids = {id: Array.from({length: 100}, (_, i) => `patient ${i}`), angle: normals(100, 0)};
    const [plain, secret] = [await profile(ids), await profile(ids, {hashKey: "s3cret"})];
    expect(plain.plan.hashKey).not.toBe(secret.plan.hashKey);
    await expect(profile(ids, {reference: secret})).rejects.toThrow(/hash key/);
  });

  it("shows a face that changes only on purpose", () => {
    expect(Object.keys(plumbline).sort()).toMatchSnapshot();
  });
});
