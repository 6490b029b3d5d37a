// False alarms where rows are the visits of patients: node bench/clusters.ts [runs] [reference patients] [current patients] [visits]
// The same tables are judged with patients declared and without; nothing has changed in any of them.
import type {Batch} from "../src/data/column.ts";
import type {ColumnSchema} from "../src/data/schema.ts";
import {compare} from "../src/comparison/compare.ts";
import {planBuilder} from "../src/profile/plan-builder.ts";
import {profileBuilder} from "../src/profile/profile-builder.ts";
import {judge} from "../src/result/run.ts";
import {generator, type Random} from "../src/stats/random.ts";

const [runs = 200, before = 100, now = 60, visits = 10] = process.argv.slice(2).map(Number);

const columns: readonly ColumnSchema[] = [
  {name: "of the patient", kind: "numeric", role: "feature"}, {name: "half of the patient", kind: "numeric", role: "feature"},
  {name: "of the visit", kind: "numeric", role: "feature"}, {name: "skewed, of the patient", kind: "numeric", role: "feature"},
  {name: "missing with the patient", kind: "numeric", role: "feature"}, {name: "0 for 24 patients of 25", kind: "numeric", role: "feature"}, {name: "sex", kind: "categorical", role: "feature"},
  {name: "one of 15 labels", kind: "categorical", role: "feature"}, {name: "label of the visit", kind: "categorical", role: "feature"},
  {name: "label of few patients, else of the visit", kind: "categorical", role: "feature"},
];

const labels = Array.from({length: 15}, (_, i) => `label ${i}`);

/** A table of so many patients with as many visits each, one more or less. */
const tableOf = (random: Random, patients: number, first: number): Batch => {
  const numbers: number[][] = [[], [], [], [], [], []], filled: number[] = [], codes: number[][] = [[], [], [], []], ids: string[] = [];
  for (let i = 0; i < patients; i++) {
    const own = random.normal(), half = random.normal(), skewed = Math.exp(random.normal()), lost = random.next() < 0.1, most = random.next() < 0.96 ? 0 : 1 + random.next(), few = random.next() < 0.1;
    const sex = Number(random.next() < 0.4), label = Math.floor(random.next() ** 2 * 15), times = visits + Math.floor(3 * random.next()) - 1;
    for (let k = 0; k < times; k++) {
      [own, half + random.normal(), random.normal(), skewed, random.normal(), most].forEach((value, column) => { numbers[column].push(value); });
      filled.push(lost ? 0 : 1);
      [sex, label, Math.floor(random.next() * 3), few ? 14 : Math.floor(random.next() * 14)].forEach((code, column) => { codes[column].push(code); });
      ids.push(`patient ${first + i}`);
    }
  }
  return {rows: ids.length, columns: [
    ...numbers.map((values, i) => ({type: "numbers" as const, values: Float64Array.from(values), mismatched: 0, ...i === 4 && {valid: Uint8Array.from(filled)}})),
    ...codes.map((of) => ({type: "labels" as const, labels, codes: Int32Array.from(of), mismatched: 0})),
    {type: "text" as const, values: ids},
  ]};
};

const judged = (tables: readonly Batch[], cluster: boolean) => {
  const schema = {version: 1 as const, columns: [...columns, {name: "patient", kind: "text" as const, role: "id" as const, cluster}]}, builder = planBuilder(schema);
  builder.add(tables[0]);
  const plan = builder.plan(), [reference, current] = tables.map((table) => {
    const made = profileBuilder(plan);
    made.add(table);
    return made.profile();
  });
  return judge(compare(reference, current), {preset: "all"}).results;
};

const found = [new Map<string, number>(), new Map<string, number>()];
for (let run = 0; run < runs; run++) {
  const random = generator(run + 1), tables = [tableOf(random, before, 0), tableOf(random, now, before)];
  [false, true].forEach((cluster, at) => {
    // Without the declaration a patient who comes twice is a repeated id: not what is asked here.
    const bad = judged(tables, cluster).filter(({column, verdict}) => column !== "patient" && (verdict === "fail" || verdict === "warn"));
    const names = new Set(bad.map(({column, topic}) => column === null ? "correlations" : `${column}${topic === "quality" ? " (quality)" : ""}`));
    if (names.size > 0) names.add("any of them");
    if (bad.some(({verdict}) => verdict === "fail")) names.add("any of them: fail");
    for (const name of names) found[at].set(name, (found[at].get(name) ?? 0) + 1);
  });
}
console.log(`${runs} runs, ${before} patients against ${now}, ${visits} visits each`);
console.log("| alarm about | rows by themselves | patients declared |\n|---|---|---|");
for (const name of new Set([...columns.map(({name: column}) => column), ...[...found[0].keys()].sort(), ...found[1].keys()])) {
  console.log(`| ${name} | ${found.map((counts) => `${((counts.get(name) ?? 0) / runs * 100).toFixed(1)} %`).join(" | ")} |`);
}
