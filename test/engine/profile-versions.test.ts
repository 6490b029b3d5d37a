import {describe, expect, it} from "vitest";
import type {Row} from "../../src/data/event.ts";
import type {Schema} from "../../src/data/schema.ts";
import {inline} from "../../src/engine/inline.ts";
import {profileReference} from "../../src/engine/profile-reference.ts";
import {profileVersions, type VersionedRows} from "../../src/engine/profile-versions.ts";
import {encode} from "../../src/profile/codec.ts";
import {merge} from "../../src/profile/merge.ts";
import {textHash} from "../../src/sketch/hash.ts";
import {arrays, rows as rowSource} from "../../src/source/arrays.ts";
import {packedRows} from "../../src/source/packed-rows.ts";

const schema: Schema = {version: 1, columns: [
  {name: "tilt", kind: "numeric", role: "feature"}, {name: "sex", kind: "categorical", role: "feature"},
  {name: "prediction", kind: "categorical", role: "prediction"}, {name: "diagnosis", kind: "categorical", role: "target"},
]};
const table = (n: number) => Array.from({length: n}, (_, i) =>
  ({tilt: (i * 7919) % 101 / 10, sex: i % 3 ? "f" : "m", prediction: i % 2 ? "hernia" : "normal", diagnosis: i % 5 ? "hernia" : "normal"}));
const reference = async () => profileReference(rowSource(table(500)), schema);
interface Given {
  readonly version: string | null;
  readonly row: Row;
  readonly isLabelled: boolean;
}
const given = (some: readonly Given[]) => async function* (): AsyncGenerator<VersionedRows[]> {
  for (let i = 0; i < some.length; i += 100) {
    yield some.slice(i, i + 100).flatMap(({row, ...about}, place) => packedRows([row]).map((laid) => ({...about, ...laid, places: [place]})));
  }
};
const hash = textHash();

describe("profiles by version", () => {
  it("are together the profile of all rows", async () => {
    const {plan} = await reference(), rows = table(20_000).map((row, i) => ({version: i % 3 ? "2" : "1", row, isLabelled: i % 2 === 0}));
    const found = await profileVersions(given(rows), plan, hash), batch = await inline().profile(rowSource(rows.map(({row}) => row)), plan);
    expect(found.map(({version, labels, profile}) => [version, labels, profile.rows])).toEqual([["1", 3334, 6667], ["2", 6666, 13_333]]);
    const merged = merge(found[0].profile, found[1].profile);
    expect(merged.columns.map(({presence}) => presence)).toEqual(batch.columns.map(({presence}) => presence));
    expect(merged.rows).toBe(20_000);
  });

  it("of one version are those of the table, byte by byte", async () => {
    const {plan} = await reference(), rows = table(3000);
    const [{profile}] = await profileVersions(given(rows.map((row) => ({version: null, row, isLabelled: true}))), plan, hash);
    expect(encode(profile)).toEqual(encode(await inline().profile(rowSource(rows), plan)));
  });

  it("name a column that no row had as absent, and one that the plan does not know as added", async () => {
    const {plan} = await reference(), rows = table(30).map(({sex: _, ...row}) => ({version: "1", row: {...row, extra: 1}, isLabelled: false}));
    const [{profile}] = await profileVersions(given(rows), plan, hash);
    expect([profile.absent, profile.added]).toEqual([["sex"], ["extra"]]);
    const {tilt, prediction, diagnosis} = Object.fromEntries(["tilt", "prediction", "diagnosis"].map((name) =>
      [name, table(30).map((row) => row[name as "tilt"] as unknown)]));
    expect(encode(profile)).toEqual(encode(await inline().profile(arrays({tilt, prediction, diagnosis, extra: tilt}), plan)));
  });

  it("do not call a label absent that may yet come", async () => {
    const {plan} = await reference(), rows = table(30).map(({diagnosis: _, ...row}) => ({version: "1", row, isLabelled: false}));
    const [{profile}] = await profileVersions(given(rows), plan, hash);
    expect(profile.absent).toEqual([]);
  });
});
