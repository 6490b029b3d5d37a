import type {ClassificationOutcome} from "../profile/outcome/outcome.ts";
import type {ClassificationTask} from "../profile/outcome/task.ts";
import type {Profile} from "../profile/profile.ts";
import {isClustered} from "./clustered.ts";
import type {Compared, TableComparison} from "./comparison.ts";
import {rowsAlike} from "./rows-alike.ts";
import {classificationSides} from "./task-sides.ts";
import {type Unknown, unknown} from "./unknown.ts";

/** The decisions on one group of people: rows by what they were and what was predicted of the positive class. */
export interface GroupRates {
  readonly label: string;
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
  /** Rows predicted to be positive and those predicted at all, labelled or not. */
  readonly positives: number;
  readonly rows: number;
  /** How many rows tell as much as one if all of a cluster are alike; absent where rows stand for themselves. */
  readonly alike?: number;
}

/** How the groups of one segment column are treated in both tables. */
export interface GroupPair {
  readonly column: string;
  readonly positive: string;
  /** Groups of the current table with at least `atLeast` rows, in the plan's order. */
  readonly current: readonly GroupRates[];
  readonly reference: readonly GroupRates[];
  /** Groups that are too small to be looked at. */
  readonly small: readonly {readonly label: string; readonly count: number}[];
}

export interface GroupOptions {
  /** The segment column; "": the first one. */
  readonly column: string;
  /** The class whose decisions are compared; "": of two classes the positive one. */
  readonly class: string;
  /** Groups of fewer rows are left out. */
  readonly atLeast: number;
}

/** Decisions by group of a segment column. */
export const groupPair: TableComparison<GroupPair, GroupOptions> = {
  id: "groups", subject: "table",
  about: "what was predicted of the groups of a segment column, and what they were",
  of(compared, options) {
    const sides = classificationSides(compared);
    if ("unknown" in sides) return sides;
    const {task} = sides, column = columnOf(compared, options.column), positive = options.class === "" ? task.positive : options.class;
    if (typeof column !== "string") return column;
    if (positive === null || !task.classes.includes(positive)) {
      return unknown("wrong-kind", `name the class whose decisions are compared, one of: ${task.classes.join(", ")}`);
    }
    const current = groupsOf(compared.current, column, {task, positive}), reference = groupsOf(compared.reference, column, {task, positive});
    const enough = ({rows}: GroupRates): boolean => rows >= options.atLeast;
    const small = current.filter((group) => !enough(group)).map(({label, rows}) => ({label, count: rows}));
    const large = current.filter(enough);
    if (large.length < 2) return unknown("too-few-rows", `fewer than two groups of ${column} have ${options.atLeast} rows`);
    return {column, positive, current: large, reference: reference.filter(enough), small};
  },
};

function columnOf({plan}: Compared, wanted: string): string | Unknown {
  const singles = plan.segments.filter(({length}) => length === 1).map(([name]) => name);
  const known = singles.filter((name) => plan.columns.some(({schema}) => schema.name === name && schema.role === "segment"));
  const found = wanted === "" ? known[0] : singles.find((name) => name === wanted);
  if (found !== undefined) return found;
  return wanted === "" ? unknown("not-declared", "no column has role segment")
    : unknown("not-declared", `no segment column ${JSON.stringify(wanted)}; one of: ${singles.join(", ") || "(none)"}`);
}

function groupsOf({segments}: Profile, column: string, of: {readonly task: ClassificationTask; readonly positive: string}): GroupRates[] {
  return segments.flatMap(({key, profile}) => {
    const {outcome} = profile;
    return key.group.length === 1 && key.group[0] === column && outcome?.type === "classification"
      ? [{...ratesOf(key.labels[0], outcome, of), ...(isClustered(profile) && {alike: rowsAlike(profile)})}] : [];
  });
}

function ratesOf(label: string, {confusion}: ClassificationOutcome, {task: {classes}, positive}: {
  readonly task: ClassificationTask; readonly positive: string;
}): GroupRates {
  const width = classes.length + 2, none = width - 1, yes = classes.indexOf(positive);
  let [truePositives, falsePositives, trueNegatives, falseNegatives, positives, rows] = [0, 0, 0, 0, 0, 0];
  for (let actual = 0; actual < width; actual++) for (let predicted = 0; predicted < none; predicted++) {
    const count = confusion[actual * width + predicted], said = predicted === yes;
    rows += count;
    if (said) positives += count;
    if (actual === none) continue;
    if (actual === yes) { if (said) truePositives += count; else falseNegatives += count; }
    else if (said) falsePositives += count; else trueNegatives += count;
  }
  return {label, truePositives, falsePositives, trueNegatives, falseNegatives, positives, rows};
}
