import {derivedOf, type SegmentKey} from "../profile/outcome/outcome.ts";
import type {NumericPlan} from "../profile/column-plan.ts";
import type {Plan} from "../profile/plan.ts";
import type {Profile, Segment} from "../profile/profile.ts";
import {profileBuilder} from "../profile/profile-builder.ts";
import {isClustered} from "./clustered.ts";
import type {ColumnPair, Compared, SegmentPair} from "./comparison.ts";
import {rowsAlike} from "./rows-alike.ts";

/** Sets two profiles side by side, column by column; they must be of one plan. */
export function compare(reference: Profile, current: Profile): Compared {
  if (reference.plan.id !== current.plan.id) {
    throw new Error(`profiles of different plans cannot be compared: ${reference.plan.id} and ${current.plan.id}`);
  }
  const {plan} = reference;
  const before = new Map(reference.columns.map((column) => [column.name, column]));
  const after = new Map(current.columns.map((column) => [column.name, column]));
  const alike = isClustered(reference) || isClustered(current) ? {reference: rowsAlike(reference), current: rowsAlike(current)} : null;
  const columns = plan.columns.map((columnPlan): ColumnPair => {
    const {name} = columnPlan.schema;
    const [old, now] = [before.get(name), after.get(name)];
    return {name, plan: columnPlan, sizes: plan.sizes, ...(old && {reference: old}), ...(now && {current: now}), ...(alike && {alike})};
  });
  return {plan, reference, current, columns, derived: derivedPair({reference, current, alike}), segments: segmentPairs(reference, current)};
}

function derivedPair({reference, current, alike}: {
  readonly reference: Profile; readonly current: Profile; readonly alike: ColumnPair["alike"] | null;
}): ColumnPair | null {
  const {plan} = reference, numbers = derivedPlan(plan), [old, now] = [derivedOf(reference.outcome), derivedOf(current.outcome)];
  return numbers && {name: numbers.schema.name, plan: numbers, sizes: plan.sizes, ...(old && {reference: old}), ...(now && {current: now}), ...(alike && {alike})};
}

const derivedPlan = ({task}: Plan): NumericPlan | null => task === null ? null : task.type === "regression" ? task.error : task.margin;

function segmentPairs(reference: Profile, current: Profile): SegmentPair[] {
  const nameOf = ({group, labels}: SegmentKey): string => JSON.stringify([group, labels]);
  const others = new Map(current.segments.map((segment) => [nameOf(segment.key), segment]));
  const none = profileOfNothing(reference.plan);
  const paired = reference.segments.map(({key, profile}) => {
    const other = others.get(nameOf(key));
    others.delete(nameOf(key));
    return {key, compared: compare(profile, other?.profile ?? none())};
  });
  const added = [...others.values()].map(({key, profile}: Segment) => ({key, compared: compare(none(), profile)}));
  return [...paired, ...added];
}

/** A profile of no rows, made when it is first asked for. */
const profileOfNothing = (plan: Plan): (() => Profile) => {
  let empty: Profile | undefined;
  return () => empty ??= profileBuilder(plan, {hash: keyless(plan.hashKey)}).profile();
};

/** Stands for the plan's hash where nothing is hashed. */
const keyless = (id: string) => ({id, number: () => 0, label: () => ""});
