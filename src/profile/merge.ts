import {type CategoriesSpec, categories} from "../sketch/categories.ts";
import {cells} from "../sketch/cells.ts";
import {clusterGroups} from "../sketch/cluster-groups.ts";
import {distinct, type DistinctSpec} from "../sketch/distinct.ts";
import {type DistinctBuffer, distinctBuffer} from "../sketch/distinct-buffer.ts";
import {type TextHash, textHash} from "../sketch/hash.ts";
import {hours} from "../sketch/hours.ts";
import {lengths} from "../sketch/lengths.ts";
import {moments} from "../sketch/moments.ts";
import {pairs} from "../sketch/pairs.ts";
import {presence} from "../sketch/presence.ts";
import {rules} from "../sketch/rules.ts";
import type {Distinct} from "../sketch/state.ts";
import type {SegmentKey} from "./outcome/outcome.ts";
import {mergeOutcomes, mergePeriods} from "./outcome/outcome-merge.ts";
import {noLabel, segmentLabels} from "./outcome/segments.ts";
import type {ColumnPlan} from "./column-plan.ts";
import type {Plan, PlanSizes} from "./plan.ts";
import type {ColumnProfile} from "./column-profile.ts";
import type {Profile, Segment} from "./profile.ts";

/** Two profiles cannot be merged or compared, for their plans differ: their numbers do not mean the same. */
export class PlanMismatch extends Error {
  constructor(first: string, second: string) {
    super(`different plans: ${first} and ${second}; only profiles of one plan merge or compare`);
    this.name = "PlanMismatch";
  }
}

interface Context {
  readonly plan: ColumnPlan;
  readonly sizes: PlanSizes;
  readonly hash: TextHash;
}

const mergeColumns = (a: ColumnProfile, b: ColumnProfile, {plan, sizes, hash}: Context): ColumnProfile => {
  const groups = a.groups && b.groups && clusterGroups.merge(a.groups, b.groups);
  const shared = {name: a.name, presence: presence.merge(a.presence, b.presence), rules: rules.merge(a.rules, b.rules, {}), ...groups && {groups}};
  if (a.type === "numeric" && b.type === "numeric" && plan.type === "numeric") {
    const spec = {...plan, exact: sizes.exact}, sums = moments.merge(a.moments, b.moments, spec);
    return {...shared, type: "numeric", moments: sums, cells: cells.merge(a.cells, b.cells, spec)};
  }
  if (a.type === "categorical" && b.type === "categorical" && plan.type === "categorical") {
    const spec: CategoriesSpec = {listed: new Set(plan.categories), cap: sizes.categories, buckets: sizes.buckets, hash};
    return {...shared, type: "categorical", categories: categories.merge(a.categories, b.categories, spec)};
  }
  if (a.type === "text" && b.type === "text") {
    const spec = {cap: sizes.distinct, sample: sizes.distinctSample};
    const byHour = a.hours && b.hours && hours.merge(new Map(a.hours), new Map(b.hours));
    return {
      ...shared, type: "text", lengths: lengths.merge(a.lengths, b.lengths),
      distinct: distinct.merge(a.distinct, b.distinct, spec), ...byHour && {hours: byHour},
    };
  }
  throw new TypeError(`column "${a.name}" is ${a.type} in one profile and ${b.type} in the other`);
};

const mergedColumns = (a: Profile, b: Profile, hash: TextHash): ColumnProfile[] => a.plan.columns.flatMap((plan) => {
  const named = ({name}: ColumnProfile): boolean => name === plan.schema.name;
  const mine = a.columns.find(named), other = b.columns.find(named);
  if (mine && other) return [mergeColumns(mine, other, {plan, sizes: a.plan.sizes, hash})];
  const only = mine ?? other;
  return only ? [only] : [];
});

/** Stands for a hash whose key is not at hand: most merges hash nothing. */
const keyless = (id: string, wanted: string): TextHash => {
  const refuse = (): never => { throw new TypeError(`wrong hash key: ${id}; the plan was made with ${wanted}`); };
  return {id: wanted, number: refuse, label: refuse};
};

const inPlan = (plan: Plan, names: ReadonlySet<string>): string[] =>
  plan.columns.map(({schema}) => schema.name).filter((name) => names.has(name));

const nameOf = ({group, labels}: SegmentKey): string => JSON.stringify([group, labels]);

/** Places of a segment in the order of the plan: its group, then its labels with others and none at the end. */
const orderOf = ({columns, segments}: Plan, {group, labels}: SegmentKey): number[] => {
  const listed = segmentLabels(columns, group), named = JSON.stringify(group);
  const places = labels.map((label, k) => {
    const at = listed[k].indexOf(label);
    return at >= 0 ? at : listed[k].length + (label === noLabel ? 1 : 0);
  });
  return [segments.findIndex((other) => JSON.stringify(other) === named), ...places];
};

const byPlace = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((place, i) => place !== b[i]);
  return at < 0 ? 0 : a[at] - b[at];
};

const mergeSegments = (a: Profile, b: Profile, hash: TextHash): Segment[] => {
  const others = new Map(b.segments.map((segment) => [nameOf(segment.key), segment]));
  const merged = a.segments.map((segment): Segment => {
    const other = others.get(nameOf(segment.key));
    others.delete(nameOf(segment.key));
    return other ? {key: segment.key, profile: merge(segment.profile, other.profile, hash)} : segment;
  });
  return [...merged, ...others.values()].map((segment) => ({segment, place: orderOf(a.plan, segment.key)}))
    .sort((x, y) => byPlace(x.place, y.place)).map(({segment}) => segment);
};

/**
 * The profile of the rows of both, which are not changed. A column that one table lacked keeps the other's states (its presence
 * counts fewer rows) and stays named among the absent. Throws PlanMismatch. The plan's hash key is
 * needed only where a column has more labels than are counted exactly.
 */
export const merge = (a: Profile, b: Profile, hash: TextHash = textHash()): Profile => {
  if (a.plan.id !== b.plan.id) throw new PlanMismatch(a.plan.id, b.plan.id);
  const {sizes, hashKey} = a.plan;
  return {
    plan: a.plan, rows: a.rows + b.rows,
    columns: mergedColumns(a, b, hash.id === hashKey ? hash : keyless(hash.id, hashKey)),
    absent: inPlan(a.plan, new Set([...a.absent, ...b.absent])),
    added: [...new Set([...a.added, ...b.added])].sort(),
    distinctRows: distinct.merge(a.distinctRows, b.distinctRows, {cap: sizes.distinct, sample: sizes.distinctSample}),
    pairs: pairs.merge(new Map(a.pairs), new Map(b.pairs), {grid: sizes.pairGrid}),
    outcome: mergeOutcomes(a.outcome, b.outcome, a.plan), periods: mergePeriods(a.periods, b.periods, a.plan),
    segments: mergeSegments(a, b, hash),
  };
};

// Fewer make more levels, in each of which what grows with the rows is copied; more copy it more often in each.
const few = 8;

/**
 * The profile of the rows of all, taken in as they come. A few are merged by themselves before they go to the others, and a few such
 * sums again, so that what grows with the rows is copied a few times and not once for each. The hashes of distinct rows, of which
 * there are most, are put in order once for all. Throws PlanMismatch.
 */
export class MergedProfiles {
  private readonly hash: TextHash;
  /** Sums of fewer than `few`, of fewer than `few` times `few`, and so on. */
  private readonly levels: ({readonly sum: Profile; readonly count: number} | undefined)[] = [];
  private rows: {readonly complete: DistinctBuffer; others: Distinct; readonly spec: DistinctSpec} | undefined;

  constructor(hash: TextHash = textHash()) {
    this.hash = hash;
  }

  add(profile: Profile): void {
    const {distinctRows, plan: {sizes}} = profile, spec = {cap: sizes.distinct, sample: sizes.distinctSample};
    this.rows ??= {complete: distinctBuffer(spec), others: distinct.empty(spec), spec};
    if (distinctRows.complete) this.rows.complete.add(distinctRows.hashes, distinctRows.hashes.length);
    else this.rows.others = distinct.merge(this.rows.others, distinctRows, spec);
    this.addTo(0, {...profile, distinctRows: distinct.empty(spec)});
  }

  private addTo(at: number, profile: Profile): void {
    const level = this.levels[at], sum = level ? merge(level.sum, profile, this.hash) : profile, count = (level?.count ?? 0) + 1;
    this.levels[at] = count < few ? {sum, count} : undefined;
    if (count === few) this.addTo(at + 1, sum);
  }

  /** The sum of all that was added; undefined where nothing was. */
  sum(): Profile | undefined {
    let sum: Profile | undefined;
    for (const level of this.levels) if (level) sum = sum ? merge(level.sum, sum, this.hash) : level.sum;
    return sum && this.rows && {...sum, distinctRows: distinct.merge(this.rows.complete.state(), this.rows.others, this.rows.spec)};
  }
}
