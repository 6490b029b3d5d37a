import {arrivedFit} from "../stats/arrived-labels.ts";
import {otherWeights, type Predictions, usableWeights} from "../stats/black-box-shift.ts";
import {type LabelledScores, rowsIn, type ScoreGroup} from "../stats/calibration-map.ts";
import {designEffectOf} from "../stats/clusters.ts";
import {generator} from "../stats/random.ts";
import {calibrationError, reliabilityBins} from "../stats/reliability.ts";
import {type ShiftCheck, shiftCheck} from "../stats/shift-check.ts";
import {type ClassWeights, type Correction, type UnlabelledModel, unlabelledDraws, unlabelledModel} from "../stats/unlabelled-model.ts";
import {classScores} from "./class-scores.ts";
import type {Compared, TableComparison} from "./comparison.ts";
import {type ClassificationOutcome, fateOf} from "../profile/outcome/outcome.ts";
import {replicates} from "../sketch/poisson-weights.ts";
import type {ScoredSide, ScorePair} from "./score-pair.ts";
import {classificationSides} from "./task-sides.ts";
import {isUnknown, type Unknown, unknown} from "./unknown.ts";

/** What can be said of one class before labels are there. */
export interface UnlabelledClass {
  readonly class: string;
  /** With chances moved to the prevalence of now where that is asked for, and without. */
  readonly moved: UnlabelledModel;
  readonly unmoved: UnlabelledModel;
  readonly check: ShiftCheck;
  /** p of the labels that have arrived, if chances are what the reference taught; 1 without any. */
  readonly fit: number;
  /** Rows of now whose label has arrived: by what was predicted, not so then so. */
  readonly arrived: readonly LabelledScores[];
  /** By how much clusters raise the variance of what is learnt from the reference; 1 where rows stand for themselves. */
  readonly design: number;
  /**
   * How far the reference's scores are from what happened there, with what chance adds taken off: what an estimate would be off by that
   * took the scores for chances, as this one does not. Null where scores are no probabilities.
   */
  readonly calibrationError: number | null;
}

/** What can be said of a classifier before labels are there. */
export interface UnlabelledScores {
  /** Of two classes the positive one alone. */
  readonly classes: readonly UnlabelledClass[];
  /** How many classes there are. */
  readonly among: number;
  readonly correct: "prevalence" | "none";
}

export interface UnlabelledOptions {
  /** What is taken to have happened to the scores. */
  readonly correct: "prevalence" | "none";
}

/** Scores of rows with and without labels, with chances learnt from the labelled reference. */
export const unlabelledScores: TableComparison<UnlabelledScores, UnlabelledOptions> = {
  id: "unlabelled-scores", subject: "table",
  about: "scores of the current rows, with the chance of the class that the labelled reference gives each score",
  of: (compared, {correct}) => remembered(compared, correct),
};

// Every measure of a run asks for the same; the answer goes when the tables do.
const answers = new WeakMap<Compared, Map<string, UnlabelledScores | Unknown>>();

function remembered(compared: Compared, correct: UnlabelledOptions["correct"]): UnlabelledScores | Unknown {
  const known = answers.get(compared) ?? new Map<string, UnlabelledScores | Unknown>(), found = known.get(correct) ?? learnt(compared, correct);
  answers.set(compared, known.set(correct, found));
  return found;
}

function learnt(compared: Compared, correct: UnlabelledOptions["correct"]): UnlabelledScores | Unknown {
  const sides = classificationSides(compared), scores = classScores.of(compared, {});
  if ("unknown" in sides) return sides;
  if (isUnknown(scores)) return scores;
  const {classes} = sides.task, isBinary = scores.positive !== null && scores.pairs[0].class === scores.positive;
  const predictions = predictionsOf(sides.reference.confusion, sides.current.confusion, classes.length);
  const found: UnlabelledClass[] = [];
  for (const pair of scores.pairs) {
    const moved = correct === "none" || isBinary ? correct : movedBy(predictions, classes.indexOf(pair.class));
    const one = moved === undefined ? unknown("assumption-failed", "predictions do not tell the classes apart") : unlabelledClass(pair, moved, design(sides.reference, classes.indexOf(pair.class)));
    if (isUnknown(one)) return one;
    found.push(one);
  }
  return {classes: found, among: classes.length, correct};
}

/** Rows by predicted and actual class of the reference, and by predicted class now, whether labelled or not. */
function predictionsOf(before: Float64Array, now: Float64Array, classes: number): Predictions {
  const width = classes + 2, reference = new Float64Array(classes * classes), predicted = new Float64Array(classes);
  for (let actual = 0; actual < width; actual++) for (let said = 0; said < classes; said++) {
    predicted[said] += now[actual * width + said];
    if (actual < classes) reference[said * classes + actual] = before[actual * width + said];
  }
  return {reference, predicted};
}

/** The design effect of the shares of rows that are and are not of a class, and were and were not said to be. */
function design({confusion, resampled}: ClassificationOutcome, of: number): number | undefined {
  if (!resampled) return 1;
  const size = confusion.length, width = Math.sqrt(size), labelled = width - 1;
  const cellsOf = (counts: Float64Array): number[] => {
    const cells = [0, 0, 0, 0];
    for (let actual = 0; actual < labelled; actual++) for (let said = 0; said < labelled; said++) cells[2 * Number(actual === of) + Number(said === of)] += counts[actual * width + said];
    return cells;
  };
  const shareOf = (cells: readonly number[], k: number) => ({part: cells[k], whole: cells.reduce((sum, count) => sum + count, 0)});
  const all = cellsOf(confusion), drawn = Array.from({length: replicates}, (_, r) => cellsOf(resampled.confusion.subarray(r * size, (r + 1) * size)));
  return designEffectOf(all.map((__, k) => ({...shareOf(all, k), drawn: drawn.map((cells) => shareOf(cells, k))})));
}

function movedBy(predictions: Predictions, of: number): Correction | undefined {
  const random = generator(of + 1), weights = (all: Float64Array): ClassWeights => ({yes: all[of], no: otherWeights(predictions, all, of)});
  const point = usableWeights(predictions);
  if (!point) return undefined;
  const drawn = Array.from({length: unlabelledDraws}, () => weights(usableWeights(predictions, random) ?? point));
  return {point: weights(point), drawn: (r) => drawn[r]};
}

/** Labelled rows of the reference of either kind, below which nothing can be learnt. */
const fewest = 10;

/** What the scores of one class say; a group that the reference lacks, or too few rows of a kind, leave nothing to learn from. */
export function unlabelledClass({class: of, reference, current}: ScorePair, correct: Correction, design: number | undefined = 1): UnlabelledClass | Unknown {
  if (reference === null) return unknown("no-reference", "no row of the reference has a label and a score");
  const parts = [false, true].map((predicted) => groupOf({reference, current}, predicted));
  const used = parts.filter(({group}) => rowsIn(group.reference) > 0 || group.current.counts.length > 0);
  const strange = used.find(({group}) => rowsIn(group.reference) === 0);
  if (strange) {
    const said = strange.predicted ? "" : "not ";
    return unknown("assumption-failed", `no labelled row of the reference was predicted ${said}to be ${JSON.stringify(of)}, and rows now are`);
  }
  const kinds = (kind: "negatives" | "positives"): number =>
    parts.reduce((sum, {group}) => sum + group.reference[kind].reduce((all, count) => all + count, 0), 0);
  if (Math.min(kinds("negatives"), kinds("positives")) < fewest) {
    return unknown("too-few-rows", `the reference holds ${kinds("positives")} labelled rows of ${JSON.stringify(of)} and ${kinds("negatives")} others`);
  }
  if (parts.every(({group}) => group.current.counts.length === 0)) return unknown("no-values", "no row now has a score and a prediction");
  if (design === undefined) return unknown("too-few-rows", "the labelled rows of the reference come in too few clusters");
  const groups = parts.map(({group}) => group), arrived = parts.map((part) => part.arrived);
  const unmoved = unlabelledModel(groups, {correct: "none"}), moved = correct === "none" ? unmoved : unlabelledModel(groups, {correct});
  return {class: of, moved, unmoved, check: shiftCheck(moved), fit: arrivedFit(moved, arrived), arrived, design, calibrationError: calibrationOf(groups)};
}

function calibrationOf(groups: readonly ScoreGroup[]): number | null {
  const all = (kind: "scores" | "negatives" | "positives"): Float64Array => Float64Array.from(groups.flatMap(({reference}) => [...reference[kind]]));
  const values = all("scores"), isChance = values.every((score) => score >= 0 && score <= 1);
  return isChance ? calibrationError(reliabilityBins({values, negatives: all("negatives"), positives: all("positives")}))?.debiased ?? null : null;
}

function groupOf({reference, current}: {readonly reference: ScoredSide; readonly current: ScoredSide}, predicted: boolean): {
  readonly predicted: boolean; readonly group: ScoreGroup; readonly arrived: LabelledScores;
} {
  const rows = current.scores.map((_, i) => [false, true, null].reduce((sum, actual) => sum + current.counts[fateOf(actual, predicted)][i], 0));
  return {
    predicted, arrived: labelledRows(current, predicted, (i) => rows[i] > 0),
    group: {
      reference: learntFrom(reference, predicted),
      current: {scores: current.scores.filter((_, i) => rows[i] > 0), counts: rows.filter((count) => count > 0)},
    },
  };
}

function labelledRows({scores, counts}: ScoredSide, predicted: boolean, isKept: (i: number) => boolean): LabelledScores {
  const kept = (all: Float64Array): Float64Array => all.filter((_, i) => isKept(i));
  return {scores: kept(scores), negatives: kept(counts[fateOf(false, predicted)]), positives: kept(counts[fateOf(true, predicted)])};
}

// The same object for the same reference, so that what is learnt from it is learnt once however many windows are asked about.
const references = new WeakMap<ScoredSide["counts"], Map<boolean, LabelledScores>>();

function learntFrom(reference: ScoredSide, predicted: boolean): LabelledScores {
  const {counts} = reference, known = references.get(counts) ?? new Map<boolean, LabelledScores>();
  const isKnown = (i: number): boolean => counts[fateOf(false, predicted)][i] + counts[fateOf(true, predicted)][i] > 0;
  const rows = known.get(predicted) ?? labelledRows(reference, predicted, isKnown);
  references.set(counts, known.set(predicted, rows));
  return rows;
}
