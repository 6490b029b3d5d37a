import {guideOf, locateCells} from "../../sketch/cell-guide.ts";
import {errors, errorSums, errorTerms} from "../../sketch/errors.ts";
import {replicates} from "../../sketch/poisson-weights.ts";
import type {PlanSizes} from "../plan.ts";
import type {NumericProfile} from "../column-profile.ts";
import {clusterWeights} from "../clusters.ts";
import {chosenGroups, derivedBuilder} from "./derived-builder.ts";
import type {OutcomeBuilder} from "./outcome-builder.ts";
import type {RegressionTask} from "./task.ts";
import type {ValueRows} from "./task-rows.ts";

/** What is summed by cell of the prediction: rows, |e|, e² and e⁴. */
export const sumsByPrediction = 4;

const resampler = (task: RegressionTask) => {
  const size = errorSums.length, sums = new Float64Array(replicates * size), terms = new Float64Array(size), weightsOf = clusterWeights();
  return {
    sums,
    add(actual: number, predicted: number, cluster: number): void {
      const weights = weightsOf(cluster);
      errorTerms(actual, predicted, {spec: task, terms});
      for (let r = 0; r < replicates; r++) {
        if (weights[r] === 0) continue;
        for (let k = 0; k < size; k++) sums[r * size + k] += weights[r] * terms[k];
      }
    },
  };
};

/** Accumulates the outcome of a regression; `clustered` where rows belong to clusters. */
export const regressionBuilder = (task: RegressionTask, sizes: PlanSizes, clustered: boolean): OutcomeBuilder<ValueRows> => {
  const state = errors.empty(task), error = derivedBuilder(task.error, sizes, clustered), guide = guideOf(task.edges);
  const byPrediction = new Float64Array(sumsByPrediction * (task.edges.length + 1)), predictions = new Float64Array(task.edges.length + 1);
  const resamples = clustered ? resampler(task) : null;
  let unlabelled = 0, unpredicted = 0, cells = new Uint16Array(0);
  const addRow = (actual: number, predicted: number, cell: number): void => {
    predictions[cell]++;
    const e = (predicted - actual) / task.scale;
    if (e - e !== 0) return;
    const at = sumsByPrediction * cell, square = e * e;
    byPrediction[at]++;
    byPrediction[at + 1] += Math.abs(e);
    byPrediction[at + 2] += square;
    byPrediction[at + 3] += square * square;
  };
  return {
    add({actual, predicted}, {rows, n, clusters, groups}) {
      errors.add(state, {actual, predicted, rows, n}, task);
      const values = new Float64Array(n), known = new Float64Array(n);
      for (let i = 0; i < n; i++) {
        const guess = predicted[rows[i]];
        values[i] = guess - actual[rows[i]];
        known[i] = guess === guess ? guess : 0;
        unlabelled += actual[rows[i]] === actual[rows[i]] ? 0 : 1;
        unpredicted += guess === guess ? 0 : 1;
      }
      error.add({type: "numbers", values, mismatched: 0}, groups && chosenGroups(groups, {rows, n}));
      if (cells.length < n) cells = new Uint16Array(n);
      locateCells(guide, {values: known, n}, cells);
      for (let i = 0; i < n; i++) if (predicted[rows[i]] === predicted[rows[i]]) addRow(actual[rows[i]], predicted[rows[i]], cells[i]);
      if (!resamples || !clusters) return;
      for (let i = 0; i < n; i++) if (values[i] === values[i]) resamples.add(actual[rows[i]], predicted[rows[i]], clusters[rows[i]]);
    },
    outcome: () => ({
      type: "regression", errors: {sums: state.sums.slice(), max: state.max}, error: error.profile() as NumericProfile,
      byPrediction: byPrediction.slice(), predicted: predictions.slice(), unlabelled, unpredicted,
      resampled: resamples?.sums.slice() ?? null,
    }),
  };
};
