import type {Gate, Result, Verdict} from "./result.ts";
import type {GateSettings} from "./settings.ts";

/** Whether a run passes: what its checks said, counted, and held against what the caller lets through. */
export function gateOf(results: readonly Result[], {suites, failOn, unknown}: GateSettings): Gate {
  const count = (wanted: Verdict): number => results.filter(({verdict}) => verdict === wanted).length;
  const counts = {ok: count("ok"), warn: count("warn"), fail: count("fail"), unknown: count("unknown")};
  const untold = results.filter(({verdict, check}) => verdict === "unknown" && check?.required === true).length;
  const reasons = [
    failOn === "warn" && counts.warn > 0 && "a check warns",
    untold > 0 && `${untold === 1 ? "a required check" : `${untold} required checks`} could not be told`,
    unknown === "fail" && counts.unknown > untold && "a check could not be told",
    counts.unknown === results.length && "nothing could be judged",
  ].filter((reason) => reason !== false);
  const passed = counts.fail === 0 && reasons.length === 0;
  return {
    suites: suites.map(({name}) => name), failOn, unknown, counts, passed,
    says: `${passed ? "Passed" : "Not passed"}: ${inWords(counts)}.${reasons.length === 0 ? "" : ` ${sentence(reasons)}`}`,
  };
}

const inWords = ({ok, warn, fail, unknown}: Gate["counts"]): string => {
  const parts = [
    [fail, "failed"], [warn, warn === 1 ? "warns" : "warn"], [unknown, "could not be told"], [ok, "ok"],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  const all = ok + warn + fail + unknown;
  if (all === ok && all > 0) return all === 1 ? "the one check is ok" : `all ${all} checks are ok`;
  return all === 0 ? "no check was asked" : `of ${all} ${all === 1 ? "check" : "checks"} ${said.join(", ")}`;
};

const sentence = (reasons: readonly string[]): string => {
  const text = reasons.join(", and ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};
