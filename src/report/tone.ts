import type {Tone} from "../chart/verdict-icon.ts";
import type {Reason} from "../comparison/unknown.ts";
import type {Result, Topic, TopicVerdict, Verdict} from "../result/result.ts";
import {isShownOnly} from "../result/topic.ts";

const nothingThere: ReadonlySet<Reason> = new Set<Reason>(["no-values", "missing-column", "no-reference", "no-labels"]);

interface Judged extends Pick<Result, "topic">, Partial<Pick<Result, "limits" | "check">> {
  readonly verdict: Verdict;
  readonly reason: Reason | null;
}

/** How a result is shown: an unknown for want of anything to look at is "none", not a "cannot tell"; so is what is not judged. */
export const toneOf = ({verdict, reason, ...result}: Judged): Tone =>
  (verdict === "unknown" && reason !== null && nothingThere.has(reason)) || (verdict === "ok" && isShownOnly(result)) ? "none" : verdict;

/** The same of a whole topic. */
export const topicTone = ({verdict, reason}: Pick<TopicVerdict, "verdict" | "reason">): Tone =>
  verdict === "unknown" && reason !== null && nothingThere.has(reason) ? "none" : verdict;

/** Worst first. */
export const tones: readonly Tone[] = ["fail", "warn", "unknown", "none", "ok"];

/** Place of a tone among the others, 0 for the worst. */
export const toneRank = (tone: Tone): number => tones.indexOf(tone);

const changeWords: Readonly<Record<Tone, string>> = {
  fail: "Changed", warn: "Small change", ok: "Steady", unknown: "Cannot tell", none: "No data",
};
const qualityWords: Readonly<Record<Tone, string>> = {
  fail: "Problem", warn: "Doubtful", ok: "Fine", unknown: "Cannot tell", none: "No data",
};

const modelWords: Readonly<Record<Tone, string>> = {
  fail: "Worse", warn: "Slightly worse", ok: "As good", unknown: "Cannot tell", none: "No labels",
};

/** The word beside the icon: data are sound or not, a model is as good or not, everything else has changed or not. */
export const toneWord = (topic: Topic, tone: Tone): string =>
  (topic === "quality" ? qualityWords : topic === "performance" || topic === "segments" ? modelWords : changeWords)[tone];

const estimateWords: Readonly<Record<Tone, string>> = {
  fail: "Likely worse", warn: "Perhaps worse", ok: "Likely as good", unknown: "Cannot tell", none: "No estimate",
};

/** The word beside the icon of a single result: what was estimated without labels is likely so, not found. */
export const resultWord = ({estimated, ...result}: Pick<Result, "topic" | "estimated"> & Partial<Pick<Result, "limits" | "check">>, tone: Tone): string =>
  estimated ? estimateWords[tone] : tone === "none" && isShownOnly(result) ? "Not judged" : toneWord(result.topic, tone);

/** The verdict on a whole topic in a word: a warning there means that some columns changed, not all of them a little. */
export function topicWord(topic: Topic, tone: Tone): string {
  if (topic === "drift" && tone === "warn") return "Some changed";
  return topic === "quality" && tone === "fail" ? "Problems" : toneWord(topic, tone);
}
