import type {Profile} from "../profile/profile.ts";
import type {ColumnPair, Compared} from "./comparison.ts";

/** Sets two profiles side by side, column by column; they must be of one plan. */
export function compare(reference: Profile, current: Profile): Compared {
  if (reference.plan.id !== current.plan.id) {
    throw new Error(`profiles of different plans cannot be compared: ${reference.plan.id} and ${current.plan.id}`);
  }
  const {plan} = reference;
  const before = new Map(reference.columns.map((column) => [column.name, column]));
  const after = new Map(current.columns.map((column) => [column.name, column]));
  const columns = plan.columns.map((columnPlan): ColumnPair => {
    const {name} = columnPlan.schema;
    const [old, now] = [before.get(name), after.get(name)];
    return {name, plan: columnPlan, sizes: plan.sizes, ...(old && {reference: old}), ...(now && {current: now})};
  });
  return {plan, reference, current, columns};
}
