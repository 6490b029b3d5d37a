import {describe, expect, test} from "vitest";
import {isUnknown} from "../../../src/comparison/unknown.ts";
import {read} from "../../../src/measure/measure.ts";
import {correlationChange} from "../../../src/measure/quality/correlation-change.ts";
import {nearDuplicateColumns} from "../../../src/measure/quality/near-duplicate-columns.ts";
import {generator, type Random} from "../../../src/stats/random.ts";
import {compared, type Table} from "../tables.ts";

/** Six columns that share one cause, the last two less the more `loose` they are. */
function table(random: Random, rows: number, loose = 0): Table {
  const columns = Array.from({length: 6}, () => new Float64Array(rows));
  for (let i = 0; i < rows; i++) {
    const cause = random.normal();
    columns.forEach((column, k) => {
      const weight = k < 4 ? 0.2 * k : 0.8 * (1 - loose);
      column[i] = Math.exp(weight * cause + Math.sqrt(1 - weight * weight) * random.normal());
    });
  }
  return Object.fromEntries(columns.map((column, k) => [`c${k}`, column]));
}

const change = (reference: Table, current: Table) => {
  const found = read(correlationChange, compared(reference, current), {options: {}});
  if (isUnknown(found)) throw new Error(found.unknown);
  return found.score;
};

describe("correlation-change", () => {
  test("finds the pair whose relation broke and says from where to where", () => {
    const random = generator(41);
    const {value, p, items} = change(table(random, 1000), table(random, 500, 1));
    expect(p).toBeLessThan(1e-6);
    expect(value).toBeGreaterThan(0.5);
    expect(items?.[0].label).toMatch(/^c4 ~ c5 from 0\.6\d to -?0\.[01]\d$/);
  });

  test("alarms in about 5 % of tables at most when nothing has changed, and its interval then holds no change", () => {
    const random = generator(42), repeats = 300;
    let [alarms, covered] = [0, 0];
    for (let i = 0; i < repeats; i++) {
      const {p = 1, interval = [NaN, NaN]} = change(table(random, 200), table(random, 150));
      if (p <= 0.05) alarms++;
      if (interval[0] === 0) covered++;
    }
    expect(alarms / repeats).toBeLessThan(0.05 + 0.038);
    expect(covered / repeats).toBeGreaterThan(0.95);
  });

  test("does not mind one wild value in either column", () => {
    const random = generator(43), reference = table(random, 400), current = table(random, 400), wild: Table = {
      ...current, c0: Float64Array.from({length: 400}, (_, i) => i === 7 ? 1e9 : Number(current["c0"][i])),
      c1: Float64Array.from({length: 400}, (_, i) => i === 7 ? 1e9 : Number(current["c1"][i])),
    };
    expect(change(reference, wild).value).toBeLessThan(0.25);
    const copies = read(nearDuplicateColumns, compared(reference, wild), {options: {least: 0.999}});
    expect(isUnknown(copies) ? copies : copies.score.value).toBe(0);
  });

  test("sees a column that became a copy of another", () => {
    const random = generator(44), reference = table(random, 200), current = table(random, 200);
    const both = compared(reference, {...current, c1: current["c0"]});
    const copies = read(nearDuplicateColumns, both, {options: {least: 0.999}});
    expect(isUnknown(copies) ? copies : copies.score.items).toEqual([{label: "c0 ~ c1", count: 200}]);
  });
});
