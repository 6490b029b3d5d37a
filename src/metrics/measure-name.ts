/** What a unit is called at the end of a metric's name; others stand in no name. */
const suffixes: Readonly<Record<string, string>> = {
  share: "ratio", σ: "sigmas", nats: "nats", bits: "bits", rows: "rows", days: "days", hours: "hours", ms: "milliseconds", s: "seconds",
};

/** The name under which the score of a measure is exposed: `plumbline_missing_share_ratio`. */
export function measureName(id: string, unit: string): string {
  const stem = `plumbline_${id.replace(/[^a-z0-9]+/gi, "_")}`, suffix = Object.hasOwn(suffixes, unit) ? suffixes[unit] : "";
  return suffix === "" || stem.endsWith(`_${suffix}`) ? stem : `${stem}_${suffix}`;
}
