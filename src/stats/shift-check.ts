// Whether what an estimate without labels takes for granted can be true of these scores.
import {blackBoxShares} from "./black-box-shift.ts";
import {rowsIn, type ScoreGroup} from "./calibration-map.ts";
import {chiSquareSf} from "./chi-square.ts";
import {confusionThen, type Draw, type UnlabelledModel} from "./unlabelled-model.ts";

/** What speaks against an estimate. */
export interface ShiftCheck {
  /** Share of rows now whose score lies beyond every labelled score of the reference, those predicted alike. */
  readonly outside: number;
  /** Rows of the reference, after weighing it to look like the rows of now, that count for as much: (sum of w)² / sum of w². */
  readonly effective: number;
  /** Prevalence now by the scores (EM) and by the predictions alone (BBSE), and their difference in standard errors; null where BBSE has none. */
  readonly prevalence: number;
  readonly blackBox: number | null;
  readonly disagreement: number | null;
  /** p of the scores of now being a mixture of the reference's two classes in any proportions; 1 where there are too few cells. */
  readonly mixture: number;
}

const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

/** Looks at the scores of both tables. */
export const shiftCheck = (model: UnlabelledModel): ShiftCheck => {
  const {groups, point, draws} = model, blackBox = blackBoxOf(model, point);
  const differences = draws.flatMap((draw) => {
    const share = blackBoxOf(model, draw);
    return share === undefined ? [] : [draw.prevalence - share];
  });
  const error = deviation(differences);
  return {
    outside: outsideShare(groups), effective: effectiveRows(model), prevalence: point.prevalence, blackBox: blackBox ?? null,
    disagreement: blackBox === undefined ? null : error > 0 ? (point.prevalence - blackBox) / error : 0,
    mixture: mixtureFit(groups, point.prevalence),
  };
};

const blackBoxOf = (model: UnlabelledModel, draw: Draw): number | undefined => {
  const {tp, fp, fn, tn} = confusionThen(model, draw), now = new Float64Array(2);
  draw.counts.forEach((count, b) => { now[model.map.groups[b]] += count; });
  return blackBoxShares({reference: Float64Array.of(tn, fn, fp, tp), predicted: now})?.[1];
};

const deviation = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1));
};

const outsideShare = (groups: readonly ScoreGroup[]): number => {
  let [outside, n] = [0, 0];
  for (const {reference, current} of groups) {
    const known = reference.scores.filter((_, i) => reference.negatives[i] + reference.positives[i] > 0);
    const low = known[0] ?? Infinity, high = known[known.length - 1] ?? -Infinity;
    current.scores.forEach((score, i) => {
      n += current.counts[i];
      if (score < low || score > high) outside += current.counts[i];
    });
  }
  return n > 0 ? outside / n : 0;
};

const effectiveRows = ({map, point}: UnlabelledModel): number => {
  let [sum, squares] = [0, 0];
  for (let b = 0; b < map.rows.length; b++) {
    if (map.rows[b] === 0) continue;
    sum += point.counts[b];
    squares += point.counts[b] ** 2 / map.rows[b];
  }
  return squares > 0 ? sum * sum / squares : 0;
};

/** Rows by cell: the reference's two classes and those of now. */
interface MixtureCell {
  readonly negatives: number;
  readonly positives: number;
  readonly now: number;
}

const cellsWanted = 20, fewestExpected = 5;

/** Neighbouring scores of a group put together until each cell holds its share of all rows. */
const mixtureCells = (groups: readonly ScoreGroup[]): MixtureCell[] => {
  const n = groups.reduce((sum, {reference, current}) => sum + rowsIn(reference) + total(current.counts), 0);
  return groups.flatMap(({reference, current}) => {
    const rows = [
      ...Array.from(reference.scores, (score, i) => ({score, negatives: reference.negatives[i], positives: reference.positives[i], now: 0})),
      ...Array.from(current.scores, (score, i) => ({score, negatives: 0, positives: 0, now: current.counts[i]})),
    ].sort((a, b) => a.score - b.score);
    const cells: MixtureCell[] = [];
    let open = {negatives: 0, positives: 0, now: 0};
    rows.forEach((row, i) => {
      open = {negatives: open.negatives + row.negatives, positives: open.positives + row.positives, now: open.now + row.now};
      const full = open.negatives + open.positives + open.now >= n / cellsWanted && rows[i + 1]?.score !== row.score;
      if (!full && i < rows.length - 1) return;
      cells.push(open);
      open = {negatives: 0, positives: 0, now: 0};
    });
    return cells;
  });
};

/** χ² of the rows of now against the mixture, each cell's variance with the part that the reference's own sampling adds. */
const mixtureFit = (groups: readonly ScoreGroup[], prevalence: number): number => {
  const cells = mixtureCells(groups), sum = (of: (cell: MixtureCell) => number) => cells.reduce((all, cell) => all + of(cell), 0);
  const m = sum(({now}) => now), yes = sum(({positives}) => positives), no = sum(({negatives}) => negatives);
  if (!(m > 0 && yes > 0 && no > 0)) return 1;
  let [statistic, degrees] = [0, -2];
  for (const {negatives, positives, now} of cells) {
    const f1 = positives / yes, f0 = negatives / no, expected = m * (prevalence * f1 + (1 - prevalence) * f0);
    const variance = expected + m * m * (prevalence ** 2 * f1 * (1 - f1) / yes + (1 - prevalence) ** 2 * f0 * (1 - f0) / no);
    if (Math.max(expected, now) < fewestExpected || !(variance > 0)) continue;
    statistic += (now - expected) ** 2 / variance;
    degrees++;
  }
  return degrees > 0 ? chiSquareSf(statistic, degrees) : 1;
};
