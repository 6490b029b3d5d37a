import {describe, expect, it} from "vitest";
import type {Row} from "../../src/data/event.ts";
import {stored} from "../../src/source/stored.ts";
import {column, readAll} from "../contract/source.ts";

const rows: readonly Row[] = [{tilt: 1.5, sex: "f"}, {tilt: null, sex: "m", site: "x"}, {tilt: "many"}];
const read = async function* (): AsyncGenerator<readonly Row[]> {
  yield rows.slice(0, 2);
  yield [];
  yield rows.slice(2);
};

describe("a source over stored rows", () => {
  it("gives the cells of each column, null where a row lacks it", async () => {
    const {cells, mismatched} = await readAll(stored(read), [column("tilt", "numeric"), column("site", "categorical")]);
    expect(cells).toEqual([[1.5, null, null], [null, "x", null]]);
    expect(mismatched).toEqual([1, 0]);
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
