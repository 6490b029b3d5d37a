import {cells} from "../sketch/cells.ts";
import {copyFinite} from "../sketch/finite-values.ts";
import {moments} from "../sketch/moments.ts";
import {presence} from "../sketch/presence.ts";
import {rules} from "../sketch/rules.ts";
import type {ColumnBuilder} from "./column-builder.ts";
import type {NumericPlan} from "./column-plan.ts";
import type {PlanSizes} from "./plan.ts";
import {rulesSpec} from "./rules-spec.ts";
import {wrongBatch} from "./wrong-batch.ts";

// Finite values are collected until there are this many: sums of many small batches are then as good as those of one large.
const held = 16_384;

/** Accumulates a numeric column. */
export const numericBuilder = (plan: NumericPlan, {exact}: Pick<PlanSizes, "exact">): ColumnBuilder => {
  const {name} = plan.schema, spec = {...plan, exact}, demands = rulesSpec(plan.schema), values = new Float64Array(held);
  const state = {presence: presence.empty(), rules: rules.empty(demands), moments: moments.empty(spec), cells: cells.empty(spec)};
  let n = 0;
  const flush = (): void => {
    const finite = {type: "finite", values, n} as const;
    moments.add(state.moments, finite, spec);
    rules.add(state.rules, finite, demands);
    state.cells = cells.add(state.cells, finite, spec);
    n = 0;
  };
  return {
    add(batch) {
      if (batch.type !== "numbers") throw wrongBatch(name, batch);
      let finite = 0;
      for (let from = 0; from < batch.values.length;) {
        const to = Math.min(batch.values.length, from + held - n), before = n;
        n = copyFinite(batch, [from, to], {values, n});
        finite += n - before;
        from = to;
        if (n === held) flush();
      }
      // Only a batch that is not all numbers has to be looked at for what the others are.
      if (finite === batch.values.length) state.presence.rows += finite;
      else presence.add(state.presence, batch);
    },
    profile() {
      flush();
      return {
        name, type: "numeric", presence: {...state.presence}, rules: {...state.rules}, moments: {...state.moments},
        cells: cells.merge(state.cells, cells.empty(spec), spec),
      };
    },
  };
};
