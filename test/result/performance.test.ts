import {describe, expect, it} from "vitest";
import {runJson} from "../../src/report/json.ts";
import type {PerformanceView} from "../../src/result/performance/view.ts";
import type {Row} from "../profile/table.ts";
import {bikes, diagnoses, hernia, modelRun, type ModelTables} from "../report/model-runs.ts";

const viewOf = (tables: ModelTables, minCell = 5): PerformanceView => {
  const {performance} = modelRun(tables, {minCell});
  if (performance === null) throw new Error("no performance");
  return performance;
};

/** Rows by what they were and what was said. */
const tally = (rows: readonly Row[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const [was, said] of rows) if (was !== null) counts.set(`${was} ${said}`, (counts.get(`${was} ${said}`) ?? 0) + 1);
  return counts;
};

/** How often a row of the class has the higher score, ties counting half: the area under the curve by its definition. */
function area(rows: readonly Row[], name: string): number {
  const of = (isClass: boolean): number[] => rows.filter(([was]) => (was === name) === isClass).map((row) => Number(row[2]));
  const [yes, no] = [of(true), of(false)];
  let wins = 0;
  for (const a of yes) for (const b of no) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return wins / (yes.length * no.length);
}

/** Small enough that single rows would show. */
const few = (): ModelTables => {
  const {schema, reference, current} = hernia();
  return {schema, reference: reference.slice(0, 200), current: current.slice(0, 90)};
};

describe("what is drawn of a classifier", () => {
  const tables = hernia(), view = viewOf(tables), counted = tally(tables.current);

  it("counts each actual class by what was said", () => {
    const {confusion} = view, names = confusion?.classes ?? [];
    expect(confusion?.current?.counts).toEqual(names.map((was) => names.map((said) => counted.get(`${was} ${said}`) ?? 0)));
  });

  it("says which part of each class was found, and which part of what was called so was so", () => {
    const hits = counted.get("hernia hernia") ?? 0, missed = counted.get("hernia healthy") ?? 0, alarms = counted.get("healthy hernia") ?? 0;
    const row = view.classes.find((one) => one.class === "hernia")?.current;
    expect(row?.cases).toBe(hits + missed);
    expect(row?.found?.value).toBeCloseTo(hits / (hits + missed), 3);
    expect(row?.right?.value).toBeCloseTo(hits / (hits + alarms), 3);
  });

  it("gives the area under the curve that counting pairs gives, and a curve from corner to corner", () => {
    const [{current}] = view.scores, {x, y} = current?.roc ?? {x: [], y: []};
    expect(current?.area).toBeCloseTo(area(tables.current, "hernia"), 3);
    expect([x[0], y[0], x.at(-1), y.at(-1)]).toEqual([0, 0, 1, 1]);
    expect(x.length).toBeLessThanOrEqual(100);
    expect([...x].sort((a, b) => a - b)).toEqual(x);
  });

  it("puts all labelled rows into the bins of the reliability diagram, each interval around its share", () => {
    const bins = view.scores[0].current?.reliability ?? [];
    expect(bins.reduce((sum, {n}) => sum + n, 0)).toBe(900);
    for (const {value, interval: [low, high]} of bins) expect(low <= value && value <= high).toBe(true);
  });

  it("tells at each threshold what deciding there would give", () => {
    const {thresholds: {at, current}} = view.scores[0], i = at.indexOf(0.3);
    const called = tables.current.filter((row) => Number(row[2]) >= 0.3), hits = called.filter(([was]) => was === "hernia");
    expect(current?.decided[i]).toBeCloseTo(called.length / 900, 3);
    expect(current?.precision[i]).toBeCloseTo(hits.length / called.length, 3);
  });

  it("lists segments and pairs of them, and periods of both tables in the order of time", () => {
    expect(new Set(view.segments.map(({columns}) => columns.join(" ")))).toEqual(new Set(["site", "sex", "site sex"]));
    const starts = view.periods?.rows.map((row) => row.start) ?? [];
    expect(starts.length).toBeGreaterThan(20);
    expect([...starts].sort()).toEqual(starts);
  });

  it("splits changes into parts that add up, the rest being what a worse model leaves", () => {
    expect(view.explained.map(({measure}) => measure)).toEqual(["accuracy", "f1", "roc-auc"]);
    for (const {change, prevalence, scores, rest} of view.explained) {
      expect(prevalence.value + scores.value + rest.value).toBeCloseTo(change.value, 2);
      expect(rest.interval![1]).toBeLessThan(0);
    }
    expect([viewOf(diagnoses()).explained, viewOf(hernia(0)).explained, viewOf(bikes()).explained]).toEqual([[], [], []]);
  });

  it("says of rows without labels what is likely to become of them, and nothing where labels have come", () => {
    const {schema, reference} = hernia(), expected = viewOf({
      schema, reference: reference.slice(0, 900), current: reference.slice(900).map(([, ...rest]) => [null, ...rest]),
    }).expected!;
    const fates = [expected.truePositives, expected.falsePositives, expected.falseNegatives, expected.trueNegatives];
    expect(fates.reduce((sum, {value}) => sum + value, 0)).toBeCloseTo(1, 2);
    const found = reference.slice(900).filter(([was, said]) => was === "hernia" && said === "hernia").length / 700;
    expect(expected.truePositives.interval![0]).toBeLessThan(found);
    expect(expected.truePositives.interval![1]).toBeGreaterThan(found);
    expect([expected.rows, expected.class, view.expected, viewOf(diagnoses()).expected]).toEqual([700, "hernia", null, null]);
  });

  it("looks at every class by itself where there are three", () => {
    expect(viewOf(diagnoses()).scores.map((one) => one.class)).toEqual(["disc hernia", "healthy", "spondylolisthesis"]);
  });

  it("keeps to what is known where no label has come", () => {
    const {confusion, classes, coverage, scores} = viewOf(hernia(0));
    expect([confusion, classes, coverage.current]).toEqual([null, [], {rows: 900, labelled: 0}]);
    expect(scores[0].current).toBeNull();
    expect(scores[0].thresholds.current?.decided.every((share) => share !== null)).toBe(true);
  });
});

describe("privacy of what is drawn", () => {
  it("shows no count of a matrix that fewer than minCell rows stand behind, nor a total that would give it away", () => {
    const {confusion} = viewOf(few(), 20), sides = [confusion?.reference, confusion?.current];
    for (const side of sides) side?.counts.forEach((row, i) => {
      for (const count of row) expect(count === null || count === 0 || count >= 20).toBe(true);
      expect(side.totals[i] === null).toBe(row.includes(null));
    });
    expect(sides.some((side) => side?.counts.flat().includes(null))).toBe(true);
  });

  it("lets every step of a curve and every bin stand for minCell rows at least", () => {
    const {current} = viewOf(few(), 10).scores[0];
    expect(current?.roc?.x.length).toBeLessThanOrEqual(90 / 10 + 2);
    for (const {n} of current?.reliability ?? []) expect(n).toBeGreaterThanOrEqual(10);
  });

  it("hides segments and periods that are smaller", () => {
    const {segments, segmentsLeftOut, periods} = viewOf(few(), 20);
    for (const {rows} of segments) expect(rows).toBeGreaterThanOrEqual(20);
    expect(segmentsLeftOut).toBeGreaterThan(0);
    for (const {rows} of periods?.rows ?? []) expect(rows === null || rows >= 20).toBe(true);
  });

  it("keeps exact scores out of the run", () => {
    const tables = hernia(), text = runJson(modelRun(tables));
    const shown = tables.current.map((row) => row[2]).filter((score) => text.includes(String(score)));
    expect(shown).toEqual([]);
  });
});

describe("what is drawn of a regression", () => {
  it("is the mean absolute error by what was predicted, of about equally many rows", () => {
    const tables = bikes(), {errors, classes, confusion} = viewOf(tables), bins = errors?.byPrediction ?? [];
    expect([classes, confusion]).toEqual([[], null]);
    expect(errors?.unit).toBe("bikes");
    expect(bins.reduce((sum, {reference}) => sum + (reference?.n ?? 0), 0)).toBe(2400);
    const all = tables.current.reduce((sum, [was, said]) => sum + Math.abs(Number(was) - Number(said)), 0);
    expect(bins.reduce((sum, {current}) => sum + (current?.n ?? 0) * (current?.value ?? 0), 0) / all).toBeCloseTo(1, 2);
  });
});

describe("a run", () => {
  it("has nothing to draw of a model where the preset does not ask, or there is none", () => {
    expect(modelRun(hernia(), {preset: "drift"}).performance).toBeNull();
    const {schema, reference, current} = hernia(), columns = schema.columns.slice(4, 6);
    const cut = (rows: readonly Row[]): Row[] => rows.map((row) => row.slice(4, 6));
    expect(modelRun({schema: {version: 1, columns}, reference: cut(reference), current: cut(current)}).performance).toBeNull();
  });

  it("stays small: at most 150 KB of JSON for what is drawn", () => {
    for (const tables of [hernia(), diagnoses(), bikes()]) expect(JSON.stringify(modelRun(tables).performance).length).toBeLessThan(150_000);
  });
});
