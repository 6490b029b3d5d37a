import {measureById} from "../measure/index.ts";
import type {AnyMeasure} from "../measure/measure.ts";
import type {Check} from "../measure/preset.ts";

/** What a method name means here: the measure it stands for, its options, and the threshold it came with. */
interface Method {
  readonly measure: string;
  readonly options?: Readonly<Record<string, string | number | boolean>>;
  readonly threshold: number;
}

/** Names and thresholds that people bring from Evidently; computed correctly, so some differ on purpose (docs/compatibility.md). */
export const methods: Readonly<Record<string, Method>> = {
  ks: {measure: "kolmogorov-smirnov", threshold: 0.05},
  z: {measure: "two-proportions", threshold: 0.05},
  chisquare: {measure: "chi-square", threshold: 0.05},
  g_test: {measure: "g-test", threshold: 0.1},
  fisher_exact: {measure: "fisher-exact", threshold: 0.1},
  TVD: {measure: "total-variation", threshold: 0.1},
  psi: {measure: "psi", threshold: 0.1},
  jensenshannon: {measure: "jensen-shannon", options: {base: "e"}, threshold: 0.1},
  kl_div: {measure: "kullback-leibler", threshold: 0.1},
  hellinger: {measure: "hellinger", threshold: 0.1},
  wasserstein: {measure: "wasserstein", options: {scale: "sd"}, threshold: 0.1},
  anderson: {measure: "anderson-darling", threshold: 0.1},
  cramer_von_mises: {measure: "cramer-von-mises", threshold: 0.1},
  mannw: {measure: "mann-whitney", threshold: 0.05},
  ed: {measure: "energy-distance", threshold: 0.1},
  es: {measure: "epps-singleton", threshold: 0.05},
  t_test: {measure: "welch-t", threshold: 0.05},
  empirical_mmd: {measure: "maximum-mean-discrepancy", threshold: 0.1},
  perc_text_content_drift: {measure: "text-content", threshold: 0.95},
  abs_text_content_drift: {measure: "text-content", threshold: 0.55},
};

/** The measure that a method name stands for; throws naming the choices. */
export const methodMeasure = (name: string): AnyMeasure =>
  measureById(Object.hasOwn(methods, name) ? methods[name].measure : name, Object.keys(methods));

/** A check in which the named method takes the place of the evidence (a test) or of the effect (a distance). */
export function withMethod(check: Check, name: string, threshold: number | undefined): {
  check: Check; options: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>; level?: number; fail?: number;
} {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  const measure = methodMeasure(name);
  const options = method?.options ? {[measure.id]: method.options} : {};
  const limit = threshold ?? method?.threshold;
  if (measure.evidence === "test" && measure.limits === undefined) {
    return {check: {...check, evidence: measure.id}, options, ...(limit !== undefined && {level: limit})};
  }
  return {check: {...check, effect: measure.id}, options, ...(limit !== undefined && {fail: limit})};
}
