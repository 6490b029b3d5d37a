import type {ColumnSchema} from "../data/schema.ts";
import type {ClassificationOutcome} from "../profile/outcome/outcome.ts";
import type {ClassificationTask} from "../profile/outcome/task.ts";
import {replicates} from "../sketch/poisson-weights.ts";
import {binomialCdf} from "../stats/binomial.ts";
import {generator} from "../stats/random.ts";
import {type ChancedStratum, weightedCounts, weightedDraw} from "../stats/verification-bias.ts";
import type {Compared} from "./comparison.ts";
import {type Unknown, unknown} from "./unknown.ts";
import type {VerifiedCounts} from "./verified-confusion.ts";

/** How drawings of a matrix weighed by given chances came about. */
const givenMethod = "labels weighted by the chance given";

/** Labels that have come this unlikely often, were the chances right, contradict them. */
const contradicted = 0.001;

/** Rows of one table that get their label with one chance: what it is called, and what became of them. */
interface Part {
  readonly label: string;
  readonly confusion: Float64Array;
  readonly resampled: ClassificationOutcome["resampled"];
  /** The only predicted class whose rows are meant; all of them where it is null. */
  readonly said: number | null;
}

/**
 * The confusion matrix of all rows of one table, labelled ones standing for 1 / chance rows, where the schema gives the chance of a
 * label by stratum (Horvitz and Thompson 1952). `size` is how many classes are kept.
 */
export function givenConfusion(compared: Compared, {task, side, size}: {
  readonly task: ClassificationTask; readonly side: "reference" | "current"; readonly size: number;
}): VerifiedCounts | Unknown {
  const column = compared.plan.schema.columns.find(({labelled}) => labelled !== undefined);
  if (!column) return unknown("not-declared", "no column gives the chance that a row gets its label (labelled: of a segment or the prediction)");
  const parts = partsOf(compared, task, {column, side}), strata: ChancedStratum[] = [];
  for (const part of parts) {
    const chance = chanceOf(column, part.label), stratum = stratumOf(part, size);
    if (sum(stratum.labelled) === 0 && stratum.open === 0) continue;
    if (chance === undefined) return unknown("not-declared", `no chance of a label is given for ${column.name} ${JSON.stringify(part.label)}`);
    const fault = faultOf(stratum, chance);
    if (fault !== null) return unknown("assumption-failed", `${fault} of ${column.name} ${JSON.stringify(part.label)}`);
    strata.push({labelled: stratum.labelled, chance, drawn: part.resampled && drawnOf(part, size)});
  }
  if (strata.length === 0) return {counts: new Float64Array(size * size), n: 0, resampled: [], drawnBy: givenMethod};
  const counts = weightedCounts(strata), random = generator(strata.reduce((all, {labelled}) => all + sum(labelled), 1));
  const resampled = Array.from({length: replicates}, (_, r) => weightedDraw(strata, r, random));
  return {counts, n: sum(counts), resampled, drawnBy: givenMethod};
}

/** Whether rows of a table with a prediction wait for their label. */
export function lacksSomeLabels({confusion}: ClassificationOutcome): boolean {
  const width = Math.sqrt(confusion.length);
  return sum(confusion.subarray((width - 1) * width, confusion.length - 1)) > 0;
}

function partsOf({segments, reference, current}: Compared, task: ClassificationTask, {column, side}: {
  readonly column: ColumnSchema; readonly side: "reference" | "current";
}): Part[] {
  const of = (outcome: unknown, label: string, said: number | null): Part => {
    const {confusion, resampled} = outcome as ClassificationOutcome;
    return {label, confusion, resampled, said};
  };
  if (column.name === task.prediction) {
    const {outcome} = side === "reference" ? reference : current;
    return [...task.classes, "(other labels)"].map((label, said) => of(outcome, label, said));
  }
  return segments.filter(({key: {group}}) => group.length === 1 && group[0] === column.name)
    .map(({key: {labels: [label]}, compared}) => of(compared[side].outcome, label, null));
}

function chanceOf({labelled}: ColumnSchema, label: string): number | undefined {
  const chance = labelled === "self" ? Number(label) : labelled !== undefined && Object.hasOwn(labelled, label) ? labelled[label] : NaN;
  return chance > 0 && chance <= 1 ? chance : undefined;
}

interface Counted {
  /** Labelled rows by actual, then predicted class. */
  readonly labelled: Float64Array;
  /** Predicted rows without a label. */
  readonly open: number;
}

function stratumOf({confusion, said}: Pick<Part, "confusion" | "said">, size: number): Counted {
  const width = Math.sqrt(confusion.length), labelled = new Float64Array(size * size);
  let open = 0;
  for (let k = 0; k < width - 1; k++) {
    if (said !== null && k !== said) continue;
    open += confusion[(width - 1) * width + k];
    if (k < size) for (let actual = 0; actual < size; actual++) labelled[actual * size + k] = confusion[actual * width + k];
  }
  return {labelled, open};
}

const drawnOf = ({confusion, resampled, said}: Part, size: number): Float64Array[] => {
  const square = confusion.length;
  return Array.from({length: replicates}, (_, r) =>
    stratumOf({confusion: resampled?.confusion.subarray(r * square, (r + 1) * square) ?? confusion, said}, size).labelled);
};

/** What speaks against a chance: where rows wait for their label, so many of them must have it as chance allows. */
function faultOf({labelled, open}: Counted, chance: number): string | null {
  const known = sum(labelled), n = known + open;
  if (open === 0) return null;
  const p = 2 * Math.min(binomialCdf(known, n, chance), 1 - binomialCdf(known - 1, n, chance));
  return p < contradicted ? `labels are given a chance of ${chance}, and have come for ${known} of ${n} rows` : null;
}

const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0);
