import {categories} from "../sketch/categories.ts";
import type {TextHash} from "../sketch/hash.ts";
import {labelCounter} from "../sketch/label-counts.ts";
import {presence} from "../sketch/presence.ts";
import {rules} from "../sketch/rules.ts";
import type {ColumnBuilder} from "./column-builder.ts";
import {hashedLabels} from "./hashed-labels.ts";
import type {CategoricalPlan} from "./column-plan.ts";
import type {PlanSizes} from "./plan.ts";
import {rulesSpec} from "./rules-spec.ts";
import {wrongBatch} from "./wrong-batch.ts";

/** Accumulates a categorical or boolean column. */
export const categoricalBuilder = (plan: CategoricalPlan, sizes: PlanSizes, hash: TextHash): ColumnBuilder => {
  const {name} = plan.schema, demands = rulesSpec(plan.schema), counter = labelCounter(), hashed = hashedLabels(hash);
  const spec = {listed: new Set(plan.categories), cap: sizes.categories, buckets: sizes.buckets, hash};
  const state = {presence: presence.empty(), rules: rules.empty(demands), categories: categories.empty(spec)};
  const flush = (): void => {
    const counts = counter.take();
    if (!counts) return;
    presence.add(state.presence, counts);
    rules.add(state.rules, counts, demands);
    categories.add(state.categories, plan.schema.hash ? {...counts, labels: hashed(counts.labels)} : counts, spec);
  };
  return {
    add(batch) {
      if (batch.type !== "labels") throw wrongBatch(name, batch);
      while (!counter.add(batch)) flush();
    },
    profile() {
      flush();
      const copied = categories.merge(state.categories, categories.empty(spec), spec);
      return {name, type: "categorical", presence: {...state.presence}, rules: {...state.rules}, categories: copied};
    },
  };
};
