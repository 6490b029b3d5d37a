// The measures of whole tables that give a p: how columns go together, and how fast rows come.
import {compare} from "../../src/comparison/compare.ts";
import {correlations} from "../../src/comparison/correlations.ts";
import {hour} from "../../src/comparison/time-pair.ts";
import {isUnknown} from "../../src/comparison/unknown.ts";
import type {Batch} from "../../src/data/column.ts";
import type {Schema} from "../../src/data/schema.ts";
import {correlationChange} from "../../src/measure/quality/correlation-change.ts";
import {volume} from "../../src/measure/quality/volume.ts";
import {planBuilder} from "../../src/profile/plan-builder.ts";
import {profileBuilder} from "../../src/profile/profile-builder.ts";
import type {Random} from "../../src/stats/random.ts";

const names = ["a", "b", "c", "d"];
const schema: Schema = {version: 1, columns: names.map((name) => ({name, kind: "numeric", role: "feature"}))};

/** Four columns, any two correlated by the square of what all share. */
const correlated = (random: Random, rows: number, shared: number): Batch => {
  const columns = names.map(() => new Float64Array(rows)), own = Math.sqrt(1 - shared * shared);
  for (let row = 0; row < rows; row++) {
    const common = shared * random.normal();
    for (const column of columns) column[row] = common + own * random.normal();
  }
  return {rows, columns: columns.map((values) => ({type: "numbers", values, mismatched: 0}))};
};

/** The p of one run: the largest change of any of six correlations, without drift. */
export const correlationRun = (
  random: Random, {n, m}: {readonly n: number; readonly m: number}, correlation: number,
): number | undefined => {
  const reference = correlated(random, n, Math.sqrt(correlation)), planner = planBuilder(schema);
  planner.add(reference);
  const plan = planner.plan();
  const [before, after] = [reference, correlated(random, m, Math.sqrt(correlation))].map((batch) => {
    const builder = profileBuilder(plan);
    builder.add(batch);
    return builder.profile();
  });
  const shape = correlations.of(compare(before, after), undefined);
  if (isUnknown(shape)) return undefined;
  const score = correlationChange.score(shape, {});
  return isUnknown(score) ? undefined : score.p;
};

/**
 * Rows by hour over some days: busy by day, quiet by night and on the week's last two days, and each day a little busier or
 * quieter than its like.
 */
const hours = (random: Random, firstDay: number, days: number): Map<number, number> => {
  const counts = new Map<number, number>();
  for (let day = firstDay; day < firstDay + days; day++) {
    const busy = (day % 7 >= 5 ? 0.4 : 1) * Math.exp(0.2 * random.normal());
    for (let at = 0; at < 24; at++) {
      // A Poisson count as a binomial one of many trials.
      const count = random.binomial(10_000, 0.003 * busy * (at >= 7 && at < 20 ? 1 : 0.2));
      if (count > 0) counts.set((24 * day + at) * hour, count);
    }
  }
  return counts;
};

/** The p of one run: `n` days of reference and the `m` days after them. */
export const volumeRun = (random: Random, {n, m}: {readonly n: number; readonly m: number}): number | undefined => {
  const score = volume.score({column: "time", reference: hours(random, 4, n), current: hours(random, 4 + n, m)}, {});
  return isUnknown(score) ? undefined : score.p;
};
