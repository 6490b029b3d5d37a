import type {Run} from "../result/result.ts";

const presetTitles: ReadonlyMap<string, string> = new Map([
  ["drift", "drift report"], ["quality", "data quality report"], ["target", "target report"],
  ["checks", "checks"], ["performance", "performance report"],
]);

/** The title of a report that was given none. */
export function titleOf({model, preset}: Run): string {
  const kind = presetTitles.get(preset) ?? "monitoring report";
  return model === null ? kind.charAt(0).toUpperCase() + kind.slice(1) : `${model}: ${kind}`;
}
