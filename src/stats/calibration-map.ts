// From a score to the chance of the class, learnt from rows whose label is known.
import {betaDraw} from "./beta-draw.ts";
import {distinctValues, placesAmong} from "./distinct-values.ts";
import {type MonotoneBlocks, monotoneBlocks} from "./isotonic.ts";
import {drawnCoefficients, inverseLogit, linearAt, type LogisticFit, logisticFit} from "./logistic-map.ts";
import {multinomialDraw} from "./multinomial-draw.ts";
import {generator, type Random} from "./random.ts";

/** Rows of known label at ascending scores: how many were not, and were, of the class. */
export interface LabelledScores {
  readonly scores: Float64Array;
  readonly negatives: Float64Array;
  readonly positives: Float64Array;
}

/** Rows at ascending scores. */
export interface CountedScores {
  readonly scores: Float64Array;
  readonly counts: Float64Array;
}

/** Rows that were predicted alike: those of the reference, whose labels are known, and those of now. */
export interface ScoreGroup {
  readonly reference: LabelledScores;
  readonly current: CountedScores;
}

export type MapMethod = "isotonic" | "logistic";

/**
 * The chance of the class by block of scores, for each group by itself, so that what the map expects of the reference is what was
 * measured there: group by group its expected positives are the actual ones.
 */
export interface CalibrationMap {
  readonly method: MapMethod;
  /** By block: the chance, the rows of the reference, and the group. */
  readonly chances: Float64Array;
  readonly rows: Float64Array;
  readonly groups: Uint8Array;
  /** For each group: the block of each of its scores. */
  readonly reference: readonly Int32Array[];
  readonly current: readonly Int32Array[];
  /** Chances as likely as these, given how few rows they come from. */
  drawn(random: Random): Float64Array;
}

const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

/** Rows of known label in a group. */
export const rowsIn = ({negatives, positives}: LabelledScores): number => total(negatives) + total(positives);

/** More labelled rows than this need no comparison of maps: the isotonic one needs no shape and has enough to learn from. */
const enough = 5000;

/** The map of the kind asked for, else of the one that the reference speaks for; every group must hold labelled rows. */
export const calibrationMap = (groups: readonly ScoreGroup[], method?: MapMethod): CalibrationMap => {
  const chosen = method ?? rememberedMethod(groups);
  return (chosen === "logistic" ? logisticMap(groups) : undefined) ?? isotonicMap(groups);
};

// The choice rests on the reference alone, and its rows are learnt from again for every window and period.
const choices = new WeakMap<LabelledScores, {readonly references: readonly LabelledScores[]; readonly method: MapMethod}>();

const rememberedMethod = (groups: readonly ScoreGroup[]): MapMethod => {
  const references = groups.map(({reference}) => reference), known = choices.get(references[0]);
  if (known?.references.every((reference, g) => reference === references[g])) return known.method;
  const method = chosenMethod(groups);
  choices.set(references[0], {references, method});
  return method;
};

/** The kind of map whose chances, learnt on four fifths, lie nearer by squares to the labels of the last fifth, for every fifth. */
const chosenMethod = (groups: readonly ScoreGroup[]): MapMethod => {
  if (groups.reduce((sum, {reference}) => sum + rowsIn(reference), 0) > enough) return "isotonic";
  const parts = fifths(groups, generator(5));
  const lossOf = (method: MapMethod): number => parts.reduce((sum, part) => sum + brier(calibrationMap(part, method), part), 0);
  return lossOf("logistic") < lossOf("isotonic") ? "logistic" : "isotonic";
};

/** The reference dealt out to five hands at random; of each, four make the reference and the fifth what is to be foretold. */
const fifths = (groups: readonly ScoreGroup[], random: Random): HeldOut[][] => {
  const dealt = groups.map(({reference}) => ({
    scores: reference.scores, negatives: hands(reference.negatives, random), positives: hands(reference.positives, random),
  }));
  return Array.from({length: 5}, (_, hand) => dealt.map(({scores, negatives, positives}, g): HeldOut => {
    const {reference} = groups[g];
    const held = {scores, negatives: negatives[hand], positives: positives[hand]};
    return {
      held, current: {scores, counts: held.negatives.map((count, i) => count + held.positives[i])},
      reference: {
        scores, negatives: reference.negatives.map((count, i) => count - held.negatives[i]),
        positives: reference.positives.map((count, i) => count - held.positives[i]),
      },
    };
  }));
};

interface HeldOut extends ScoreGroup {
  readonly held: LabelledScores;
}

const hands = (counts: Float64Array, random: Random): Float64Array[] => {
  const parts = Array.from({length: 5}, () => new Float64Array(counts.length));
  for (let i = 0; i < counts.length; i++) {
    const share = counts[i] / 5;
    const drawn = multinomialDraw(random, Float64Array.of(share, share, share, share, share));
    drawn.forEach((count, hand) => { parts[hand][i] = count; });
  }
  return parts;
};

const brier = ({chances, current}: CalibrationMap, parts: readonly HeldOut[]): number => parts.reduce((sum, {held}, g) => {
  let loss = 0;
  for (let i = 0; i < held.scores.length; i++) {
    const p = chances[current[g][i]];
    loss += held.positives[i] * (1 - p) ** 2 + held.negatives[i] * p * p;
  }
  return sum + loss;
}, 0);

/** The block of each score, blocks meeting halfway between the scores of the reference that they hold. */
const placesOf = (scores: Float64Array, {known, starts, first}: {
  readonly known: Float64Array; readonly starts: Int32Array; readonly first: number;
}): Int32Array => {
  const places = new Int32Array(scores.length);
  let block = 0;
  for (let i = 0; i < scores.length; i++) {
    while (block + 1 < starts.length && scores[i] >= (known[starts[block + 1] - 1] + known[starts[block + 1]]) / 2) block++;
    places[i] = first + block;
  }
  return places;
};

const isotonicMap = (groups: readonly ScoreGroup[]): CalibrationMap => {
  let first = 0;
  const parts = groups.map(({reference, current}, group) => {
    const held = reference.scores.map((_, i) => reference.negatives[i] + reference.positives[i]);
    const known = reference.scores.filter((_, i) => held[i] > 0), weights = held.filter((count) => count > 0);
    const shares = reference.positives.filter((_, i) => held[i] > 0).map((count, i) => count / weights[i]);
    const blocks: MonotoneBlocks = known.length > 0 ? monotoneBlocks(shares, weights) : monotoneBlocks([0.5], [0]);
    const at = {known, starts: blocks.starts, first};
    first += blocks.means.length;
    return {group, ...blocks, reference: placesOf(reference.scores, at), current: placesOf(current.scores, at)};
  });
  const chances = Float64Array.from(parts.flatMap(({means}) => [...means]));
  const rows = Float64Array.from(parts.flatMap(({weights}) => [...weights]));
  return {
    method: "isotonic", chances, rows, groups: Uint8Array.from(parts.flatMap(({group, means}) => [...means].map(() => group))),
    reference: parts.map((part) => part.reference), current: parts.map((part) => part.current),
    // Jeffreys' law for each block, about the block's own share.
    drawn: (random) => chances.map((p, b) => {
      const a = rows[b] * p + 0.5, rest = rows[b] * (1 - p) + 0.5;
      return Math.min(1, Math.max(0, p + betaDraw(random, a, rest) - a / (a + rest)));
    }),
  };
};

const logit = (score: number): number => {
  const held = Math.min(1 - 1e-6, Math.max(1e-6, score));
  return Math.log(held / (1 - held));
};

/** What a score is entered as: probabilities by their logit, other numbers by themselves, in steps of their spread. */
const scaleOf = (groups: readonly ScoreGroup[]): ((score: number) => number) => {
  const ends = groups.flatMap(({reference: {scores}, current}) => [scores, current.scores]).filter((scores) => scores.length > 0);
  const low = Math.min(...ends.map((scores) => scores[0])), high = Math.max(...ends.map((scores) => scores[scores.length - 1]));
  return low >= 0 && high <= 1 ? logit : (score) => high > low ? 4 * (score - low) / (high - low) - 2 : 0;
};

/** Blocks of a group are no more than this for a map that is a curve. */
const mostPoints = 64;

interface Point {
  readonly group: number;
  readonly value: number;
  readonly no: number;
  readonly yes: number;
}

/** Cuts a group's scores into neighbouring blocks, each standing at the mean of what its scores are entered as. */
const pointsOf = ({reference, current}: ScoreGroup, group: number, scale: (score: number) => number) => {
  const scores = distinctValues([reference.scores, current.scores]), size = Math.min(mostPoints, scores.length);
  const blockOf = (i: number): number => scores.length <= mostPoints ? i : Math.floor(i * mostPoints / scores.length);
  const [sum, rows, no, yes] = Array.from({length: 4}, () => new Float64Array(size));
  const [then, now] = [reference.scores, current.scores].map((some) => placesAmong(some, scores).map(blockOf));
  const enter = (block: number, score: number, count: number): void => {
    rows[block] += count;
    sum[block] += count * scale(score);
  };
  reference.scores.forEach((score, i) => {
    no[then[i]] += reference.negatives[i];
    yes[then[i]] += reference.positives[i];
    enter(then[i], score, reference.negatives[i] + reference.positives[i]);
  });
  current.scores.forEach((score, i) => { enter(now[i], score, current.counts[i]); });
  const first = new Float64Array(size);
  for (let i = scores.length - 1; i >= 0; i--) first[blockOf(i)] = scores[i];
  const points = Array.from(sum, (s, b): Point => ({group, value: rows[b] > 0 ? s / rows[b] : scale(first[b]), no: no[b], yes: yes[b]}));
  return {points, reference: then, current: now};
};

const logisticMap = (groups: readonly ScoreGroup[]): CalibrationMap | undefined => {
  const scale = scaleOf(groups), parts = groups.map((group, g) => pointsOf(group, g, scale)), points = parts.flatMap((part) => part.points);
  const column = (of: (point: Point) => number): Float64Array => Float64Array.from(points, of);
  const apart = groups.map((_, g) => column(({group}) => group === g ? 1 : 0)).slice(1);
  const table = {
    features: [column(() => 1), column(({value}) => value), ...apart],
    negatives: column(({no}) => no), positives: column(({yes}) => yes),
  };
  const fit: LogisticFit | undefined = logisticFit(table);
  if (!fit) return undefined;
  const at = (coefficients: Float64Array) => Float64Array.from(points, (_, i) => inverseLogit(linearAt(table.features, coefficients, i)));
  const firsts = parts.map((_, g) => points.findIndex(({group}) => group === g));
  return {
    method: "logistic", chances: at(fit.coefficients), rows: column(({no, yes}) => no + yes), groups: Uint8Array.from(points, ({group}) => group),
    reference: parts.map(({reference}, g) => reference.map((block) => block + firsts[g])),
    current: parts.map(({current}, g) => current.map((block) => block + firsts[g])),
    drawn: (random) => at(drawnCoefficients(fit, random)),
  };
};
