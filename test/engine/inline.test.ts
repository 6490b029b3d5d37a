import {describe, expect, it} from "vitest";
import type {Schema} from "../../src/data/schema.ts";
import {inline} from "../../src/engine/inline.ts";
import {profileReference} from "../../src/engine/profile-reference.ts";
import {encode} from "../../src/profile/codec.ts";
import {merge} from "../../src/profile/merge.ts";
import {textHash} from "../../src/sketch/hash.ts";
import {arrays, type ArrayTable} from "../../src/source/arrays.ts";
import {generator} from "../../src/stats/random.ts";
import {counted} from "./counted-source.ts";

const schema: Schema = {version: 1, columns: [
  {name: "angle", kind: "numeric", role: "feature"}, {name: "class", kind: "categorical", role: "target"},
    {name: "patient", kind: "text", role: "id"},
]};

const table = (seed: number, n: number): ArrayTable => {
  const random = generator(seed), rows = Array.from({length: n},
    () => [random.normal(), "abc"[random.int(3)], `p${random.int(1000)}`]);
  return {angle: rows.map(([x]) => x), class: rows.map(([, x]) => x), patient: rows.map(([, , x]) => x)};
};

const joined = (a: ArrayTable, b: ArrayTable): ArrayTable =>
  Object.fromEntries(Object.keys(a).map((name) => [name, [...Array.from(a[name]), ...Array.from(b[name])]]));

describe("inline", () => {
  it("profiles a source under a plan: two halves merge to the whole", async () => {
    const {plan} = await profileReference(arrays(table(1, 5000)), schema), [a, b] = [table(2, 9000), table(3, 4000)];
    const [first, second, whole] = await Promise.all([a, b, joined(a, b)].map((rows) => inline().profile(arrays(rows), plan)));
    const sum = merge(first, second), [angle] = sum.columns, [expected] = whole.columns;
    expect(sum.columns.slice(1)).toEqual(whole.columns.slice(1));
    expect(sum.distinctRows).toEqual(whole.distinctRows);
    expect(angle.type === "numeric" && angle.cells.counts).toEqual(expected.type === "numeric" && expected.cells.counts);
    expect(angle.type === "numeric" && angle.cells.exact).toBe(false);
    expect(whole.rows).toBe(13_000);
  });

  it("asks for the columns that are there, and names those that are not and those that are new", async () => {
    const {plan} = await profileReference(arrays(table(1, 50)), schema);
    const source = counted(arrays({patient: ["a", "b"], weight: [1, 2], angle: [0.5, null]}));
    const profile = await inline().profile(source, plan);
    expect(source.seen).toEqual({reads: 1, looks: 1, asked: ["angle", "patient"]});
    expect(profile).toMatchObject({rows: 2, absent: ["class"], added: ["weight"]});
    expect(profile.columns.map(({name, presence}) => [name, presence.missing])).toEqual([["angle", 1], ["patient", 0]]);
  });

  it("needs the key of the plan", async () => {
    const hash = textHash("secret"), source = arrays(table(1, 50)), {plan} = await profileReference(source, schema, {hash});
    await expect(inline().profile(source, plan))
      .rejects.toThrow(`wrong hash key: ${textHash().id}; the plan was made with ${hash.id}`);
    expect((await inline({hash}).profile(source, plan)).rows).toBe(50);
  });

  it("tells how far it has come", async () => {
    const {plan} = await profileReference(arrays(table(1, 50)), schema), seen: (readonly [number, number | undefined])[] = [];
    await inline().profile(arrays(table(2, 60)), plan, (rows, share) => { seen.push([rows, share]); });
    expect(seen.at(-1)).toEqual([60, 1]);
  });
});

describe("profileReference", () => {
  it("reads a source that fits once, a larger one twice, to the same end", async () => {
    const small = counted(arrays(table(1, 20_000))), large = counted(arrays(table(1, 20_000)));
    const [once, twice] = [await profileReference(small, schema), await profileReference(large, schema, {keep: 100_000})];
    expect([small.seen.reads, large.seen.reads]).toEqual([1, 2]);
    expect(encode(twice)).toEqual(encode(once));
    expect(encode(await inline().profile(small, once.plan))).toEqual(encode(once));
  });

  it("plans the columns that the schema knows, also where the table lacks them", async () => {
    const source = counted(arrays({angle: [1, 2, 3], weight: [1, 2, 3]})), profile = await profileReference(source, schema);
    expect(source.seen.asked).toEqual(["angle"]);
    expect(profile).toMatchObject({absent: ["class", "patient"], added: ["weight"]});
    expect(profile.plan.columns.map(({schema: {name}}) => name)).toEqual(["angle", "class", "patient"]);
  });

  it("takes the sizes of its options into the plan", async () => {
    const {plan} = await profileReference(arrays(table(1, 100)), schema, {sizes: {cells: 24}});
    expect(plan.sizes.cells).toBe(24);
  });
});
