import {describe, expect, it} from "vitest";
import type {Row} from "../../src/data/event.ts";
import {type LaidRows, packedRows} from "../../src/source/packed-rows.ts";
import {stored} from "../../src/source/stored.ts";
import {column, readAll} from "../contract/source.ts";

const rows: readonly Row[] = [{tilt: 1.5, sex: "f"}, {tilt: null, sex: "m", site: "x"}, {tilt: "many"}];
const read = async function* (): AsyncGenerator<readonly LaidRows[]> {
  yield packedRows(rows.slice(0, 2));
  yield [];
  yield packedRows(rows.slice(2));
};

describe("a source over stored rows", () => {
  it("gives the cells of each column, null where a row lacks it", async () => {
    const {cells, mismatched} = await readAll(stored(read), [column("tilt", "numeric"), column("site", "categorical")]);
    expect(cells).toEqual([[1.5, null, null], [null, "x", null]]);
    expect(mismatched).toEqual([1, 0]);
  });

  it("keeps the order in which rows came together, whatever shapes they have", async () => {
    const mixed: Row[] = Array.from({length: 50}, (_, i) => i % 3 ? {tilt: i, site: `${i}`} : {site: `${i}`, tilt: i % 2 ? null : i, more: true});
    const {cells} = await readAll(stored(async function* () { yield packedRows(mixed); }), [column("tilt", "numeric"), column("site", "categorical"), column("site", "text")]);
    expect(cells).toEqual([mixed.map(({tilt}) => tilt), mixed.map(({site}) => site), mixed.map(({site}) => site)]);
  });

  it("looks at every name that occurs", async () => {
    const facts = await stored(read).facts();
    expect(facts.map(({name, rows: looked, missing}) => [name, looked, missing])).toEqual([["tilt", 3, 1], ["sex", 3, 1], ["site", 3, 2]]);
  });

  it("reads again what it is asked for again", async () => {
    const source = stored(read), first = await readAll(source, [column("sex", "categorical")]);
    expect(await readAll(source, [column("sex", "categorical")])).toEqual(first);
  });
});
