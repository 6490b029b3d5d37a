// What judging small windows together costs in false alarms, and what it gains: node bench/small-windows.ts [runs] [rows] [shift]
// A calm model of six numbers, two labels, a score and a target; thirty windows of so many rows (40 unless told) beside a reference of
// 2,000, the last judged by itself and with those before it. By topic: runs with any adjusted p at .05 or under, with any warning or
// failure, and figures left open. A shift (in σ, of the first number) shows what is found.
import {compare} from "../src/comparison/compare.ts";
import type {Row} from "../src/data/event.ts";
import type {Schema} from "../src/data/schema.ts";
import {inline} from "../src/engine/inline.ts";
import {profileReference} from "../src/engine/profile-reference.ts";
import {MergedProfiles} from "../src/profile/merge.ts";
import type {Profile} from "../src/profile/profile.ts";
import {topics} from "../src/result/answers.ts";
import type {Longer} from "../src/result/longer.ts";
import type {Result} from "../src/result/result.ts";
import {judge, judgeWith} from "../src/result/run.ts";
import {rows} from "../src/source/arrays.ts";
import {generator} from "../src/stats/random.ts";

const [runs, size, shift] = [2, 3, 4].map((at, i) => Number(process.argv[at] ?? [100, 40, 0][i])), numbers = ["a", "b", "c", "d", "e", "f"];
const schema: Schema = {version: 1, columns: [
  ...numbers.map((name) => ({name, kind: "numeric", role: "feature"}) as const), {name: "ward", kind: "categorical", role: "feature"},
  {name: "sex", kind: "categorical", role: "feature"}, {name: "score", kind: "numeric", role: "score"},
  {name: "said", kind: "categorical", role: "prediction"}, {name: "was", kind: "categorical", role: "target"},
]};

const table = (seed: number, count: number, moved = 0) => {
  const random = generator(seed);
  return rows(Array.from({length: count}, (): Row => {
    const score = (random.next() + random.next()) / 2;
    return {
      ...Object.fromEntries(numbers.map((name, i) => [name, random.normal() + (i === 0 ? moved : 0)])), ward: ["x", "y", "z"][random.int(3)],
      sex: random.next() < 0.3 ? "f" : "m", score, said: score > 0.5 ? "yes" : "no", was: random.next() < score ? "yes" : "no",
    };
  }));
};

const isProven = ({p_adjusted: own, over}: Result): boolean => Math.min(own ?? 1, over?.p_adjusted ?? 1) <= 0.05;
const tally = new Map(topics.map((topic) => [topic, {alone: [0, 0, 0], together: [0, 0, 0]}]));

for (let seed = 1; seed <= runs; seed++) {
  const reference = await profileReference(table(1_000_000 + seed, 2000), schema), windows: Profile[] = [];
  for (let i = 0; i < 30; i++) windows.push(await inline().profile(table(1000 * seed + i, size, shift), reference.plan));
  const last: Longer["last"] = (count) => {
    const sum = new MergedProfiles();
    for (const window of windows.slice(0, count)) sum.add(window);
    return {windows: count, called: "days", from: "", compared: compare(reference, sum.sum() ?? windows[0])};
  };
  const compared = compare(reference, windows[0]), longer = async (): Promise<Longer> => ({sizes: windows.map((window) => ({rows: window.rows, labels: window.rows})), last});
  const found = {alone: judge(compared).results, together: (await judgeWith(longer, {compared, settings: {}, names: {}})).results};
  for (const how of ["alone", "together"] as const) for (const [topic, counts] of tally) {
    const some = found[how].filter((result) => result.topic === topic), of = counts[how];
    of[0] += Number(some.some(isProven));
    of[1] += Number(some.some(({verdict}) => verdict === "warn" || verdict === "fail"));
    of[2] += some.filter(({verdict}) => verdict === "unknown").length;
  }
}

console.log(`${runs} runs of ${size} rows, shift ${shift}:`.padEnd(34), "p at .05 or under    warned or failed    left open");
for (const [topic, counts] of tally) for (const how of ["alone", "together"] as const) {
  const [proven, bad, open] = counts[how];
  if (counts.alone[2] > 0) console.log(`${topic.padEnd(14)}${how.padEnd(20)}`, [proven, bad, open].map((n) => String(n).padEnd(20)).join(""));
}
