import {andersonDarling} from "./drift/anderson-darling.ts";
import {categoryChange} from "./drift/category-change.ts";
import {chiSquare} from "./drift/chi-square.ts";
import {cramerVonMises} from "./drift/cramer-von-mises.ts";
import {cramersV} from "./drift/cramers-v.ts";
import {decisionRate} from "./drift/decision-rate.ts";
import {distributionChange} from "./drift/distribution-change.ts";
import {energyDistance} from "./drift/energy-distance.ts";
import {eppsSingleton} from "./drift/epps-singleton.ts";
import {fisherExact} from "./drift/fisher-exact.ts";
import {gTest} from "./drift/g-test.ts";
import {hellinger} from "./drift/hellinger.ts";
import {jensenShannon} from "./drift/jensen-shannon.ts";
import {kolmogorovSmirnov} from "./drift/kolmogorov-smirnov.ts";
import {kullbackLeibler} from "./drift/kullback-leibler.ts";
import {lInfinity} from "./drift/l-infinity.ts";
import {mannWhitney} from "./drift/mann-whitney.ts";
import {maximumMeanDiscrepancy} from "./drift/maximum-mean-discrepancy.ts";
import {missingShift} from "./drift/missing-shift.ts";
import {newCategories} from "./drift/new-categories.ts";
import {outOfRangeShare} from "./drift/out-of-range-share.ts";
import {psi} from "./drift/psi.ts";
import {scoreByClassChange} from "./drift/score-by-class-change.ts";
import {textContent} from "./drift/text-content.ts";
import {totalVariation} from "./drift/total-variation.ts";
import {twoProportions} from "./drift/two-proportions.ts";
import {vanishedCategories} from "./drift/vanished-categories.ts";
import {wasserstein} from "./drift/wasserstein.ts";
import {wassersteinRobust} from "./drift/wasserstein-robust.ts";
import {welchT} from "./drift/welch-t.ts";
import {addedColumns} from "./quality/added-columns.ts";
import {classBalance} from "./quality/class-balance.ts";
import {constantColumn} from "./quality/constant-column.ts";
import {correlationChange} from "./quality/correlation-change.ts";
import {correlationCramersV} from "./quality/correlation-cramers-v.ts";
import {correlationKendall} from "./quality/correlation-kendall.ts";
import {correlationPearson} from "./quality/correlation-pearson.ts";
import {correlationSpearman} from "./quality/correlation-spearman.ts";
import {duplicateIds} from "./quality/duplicate-ids.ts";
import {duplicateRows} from "./quality/duplicate-rows.ts";
import {emptyColumn} from "./quality/empty-column.ts";
import {entropy} from "./quality/entropy.ts";
import {freshness} from "./quality/freshness.ts";
import {infiniteValues} from "./quality/infinite-values.ts";
import {labelCoverage} from "./quality/label-coverage.ts";
import {meanInSigmas} from "./quality/mean-in-sigmas.ts";
import {missingColumn} from "./quality/missing-column.ts";
import {missingRequired} from "./quality/missing-required.ts";
import {missingShare} from "./quality/missing-share.ts";
import {mostCommonShare} from "./quality/most-common-share.ts";
import {nearDuplicateColumns} from "./quality/near-duplicate-columns.ts";
import {outOfRange} from "./quality/out-of-range.ts";
import {outOfSet} from "./quality/out-of-set.ts";
import {patternMismatches} from "./quality/pattern-mismatches.ts";
import {placeholderValue} from "./quality/placeholder-value.ts";
import {quantileShift} from "./quality/quantile-shift.ts";
import {rowCount} from "./quality/row-count.ts";
import {typeMismatches} from "./quality/type-mismatches.ts";
import {uniqueness} from "./quality/uniqueness.ts";
import {volume} from "./quality/volume.ts";
import {accuracy} from "./performance/accuracy.ts";
import {averagePrecision} from "./performance/average-precision.ts";
import {balancedAccuracy} from "./performance/balanced-accuracy.ts";
import {brier} from "./performance/brier.ts";
import {calibrationInTheLarge} from "./performance/calibration-in-the-large.ts";
import {calibrationIntercept} from "./performance/calibration-intercept.ts";
import {calibrationSlope} from "./performance/calibration-slope.ts";
import {changeExplained} from "./performance/change-explained.ts";
import {cohenKappa} from "./performance/cohen-kappa.ts";
import {expectedAccuracy} from "./performance/expected-accuracy.ts";
import {expectedAveragePrecision} from "./performance/expected-average-precision.ts";
import {expectedCalibrationError} from "./performance/expected-calibration-error.ts";
import {expectedConfusion} from "./performance/expected-confusion.ts";
import {expectedF1} from "./performance/expected-f1.ts";
import {expectedMae} from "./performance/expected-mae.ts";
import {expectedPrecision} from "./performance/expected-precision.ts";
import {expectedRecall} from "./performance/expected-recall.ts";
import {expectedRmse} from "./performance/expected-rmse.ts";
import {expectedRocAuc} from "./performance/expected-roc-auc.ts";
import {expectedSpecificity} from "./performance/expected-specificity.ts";
import {explainedVariance} from "./performance/explained-variance.ts";
import {f1} from "./performance/f1.ts";
import {ksOfClasses} from "./performance/ks-of-classes.ts";
import {lift} from "./performance/lift.ts";
import {logLoss} from "./performance/log-loss.ts";
import {maxError} from "./performance/max-error.ts";
import {mcc} from "./performance/mcc.ts";
import {meanAbsoluteError} from "./performance/mean-absolute-error.ts";
import {meanAbsolutePercentageError} from "./performance/mean-absolute-percentage-error.ts";
import {meanError} from "./performance/mean-error.ts";
import {meanSquaredLogarithmicError} from "./performance/mean-squared-logarithmic-error.ts";
import {medianAbsoluteError} from "./performance/median-absolute-error.ts";
import {negativePredictiveValue} from "./performance/negative-predictive-value.ts";
import {precision} from "./performance/precision.ts";
import {prevalenceEstimate} from "./performance/prevalence-estimate.ts";
import {quantileError} from "./performance/quantile-error.ts";
import {rSquared} from "./performance/r-squared.ts";
import {recall} from "./performance/recall.ts";
import {rocAuc} from "./performance/roc-auc.ts";
import {rootMeanSquaredError} from "./performance/root-mean-squared-error.ts";
import {specificity} from "./performance/specificity.ts";
import {spiegelhalterZ} from "./performance/spiegelhalter-z.ts";
import {symmetricMape} from "./performance/symmetric-mape.ts";
import {topKAccuracy} from "./performance/top-k-accuracy.ts";
import {decisionRateDifference} from "./fairness/decision-rate-difference.ts";
import {decisionRateRatio} from "./fairness/decision-rate-ratio.ts";
import {equalOpportunityDifference} from "./fairness/equal-opportunity-difference.ts";
import {equalisedOddsDifference} from "./fairness/equalised-odds-difference.ts";
import {predictiveParityDifference} from "./fairness/predictive-parity-difference.ts";
import {worstSegment} from "./fairness/worst-segment.ts";
import {worstSegmentChange} from "./fairness/worst-segment-change.ts";
import {businessMean} from "./business/business-mean.ts";
import {businessQuantile} from "./business/business-quantile.ts";
import {businessRate} from "./business/business-rate.ts";
import {businessSum} from "./business/business-sum.ts";
import {netBenefit} from "./business/net-benefit.ts";
import type {AnyMeasure} from "./measure.ts";

/** The catalogue: every measure there is, one line each, sorted by family and name; a test compares it with the folder. */
export const measures: readonly AnyMeasure[] = [
  andersonDarling,
  categoryChange,
  chiSquare,
  cramerVonMises,
  cramersV,
  decisionRate,
  distributionChange,
  energyDistance,
  eppsSingleton,
  fisherExact,
  gTest,
  hellinger,
  jensenShannon,
  kolmogorovSmirnov,
  kullbackLeibler,
  lInfinity,
  mannWhitney,
  maximumMeanDiscrepancy,
  missingShift,
  newCategories,
  outOfRangeShare,
  psi,
  scoreByClassChange,
  textContent,
  totalVariation,
  twoProportions,
  vanishedCategories,
  wasserstein,
  wassersteinRobust,
  welchT,
  addedColumns,
  classBalance,
  constantColumn,
  correlationChange,
  correlationCramersV,
  correlationKendall,
  correlationPearson,
  correlationSpearman,
  duplicateIds,
  duplicateRows,
  emptyColumn,
  entropy,
  freshness,
  infiniteValues,
  labelCoverage,
  meanInSigmas,
  missingColumn,
  missingRequired,
  missingShare,
  mostCommonShare,
  nearDuplicateColumns,
  outOfRange,
  outOfSet,
  patternMismatches,
  placeholderValue,
  quantileShift,
  rowCount,
  typeMismatches,
  uniqueness,
  volume,
  accuracy,
  averagePrecision,
  balancedAccuracy,
  brier,
  calibrationInTheLarge,
  calibrationIntercept,
  calibrationSlope,
  changeExplained,
  cohenKappa,
  expectedAccuracy,
  expectedAveragePrecision,
  expectedCalibrationError,
  expectedConfusion,
  expectedF1,
  expectedMae,
  expectedPrecision,
  expectedRecall,
  expectedRmse,
  expectedRocAuc,
  expectedSpecificity,
  explainedVariance,
  f1,
  ksOfClasses,
  lift,
  logLoss,
  maxError,
  mcc,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanError,
  meanSquaredLogarithmicError,
  medianAbsoluteError,
  negativePredictiveValue,
  precision,
  prevalenceEstimate,
  quantileError,
  rSquared,
  recall,
  rocAuc,
  rootMeanSquaredError,
  specificity,
  spiegelhalterZ,
  symmetricMape,
  topKAccuracy,
  decisionRateDifference,
  decisionRateRatio,
  equalOpportunityDifference,
  equalisedOddsDifference,
  predictiveParityDifference,
  worstSegment,
  worstSegmentChange,
  businessMean,
  businessQuantile,
  businessRate,
  businessSum,
  netBenefit,
];

const byId = new Map(measures.map((measure) => [measure.id, measure]));

/** The measure of this name, among one's own first; throws naming the choices when there is none. */
export const measureIn = (own: readonly AnyMeasure[], id: string): AnyMeasure =>
  own.find((measure) => measure.id === id) ?? measureById(id, own.map((measure) => measure.id));

/** The measure of this name; throws naming the choices (and `also`, other names that would have done) when there is none. */
export function measureById(id: string, also: readonly string[] = []): AnyMeasure {
  const measure = byId.get(id);
  if (!measure) throw new Error(`unknown measure: "${id}"; one of: ${[...byId.keys(), ...also].join(", ")}`);
  return measure;
}
