import {type ConfusionPair, type Verification, verifications} from "../comparison/confusion-pair.ts";
import {type Unknown, unknown} from "../comparison/unknown.ts";
import type {Average} from "../stats/confusion.ts";

/** Which class a measure of one class is about. */
export const classOption = {
  class: {default: "" as string, about: "The class that is looked for; empty: of two classes the positive one."},
} as const;

/** At which score the decision is made. */
export const thresholdOption = {
  threshold: {default: null, about: "The score from which the positive class is said; null: what the model itself said. Outside 0 and 1 it must part the scores."},
} as const;

/** What is made of rows whose label has not come. */
export const verificationOption = {
  verification: {
    default: "none" as Verification, choices: verifications,
    about: "Labelled rows alone (none); each standing for as many rows predicted alike whose label has not come (by-prediction; Begg " +
      "and Greenes 1983), right where labels come by what was predicted and else by chance; or for as many as the chance of a label that " +
      "the schema gives for its stratum (given; Horvitz and Thompson 1952).",
  },
} as const;

/** The options of a measure of the whole matrix. */
export const matrixOptions = {...thresholdOption, ...verificationOption} as const;

/** How measures of single classes become one. */
export const averageOption = {
  average: {
    default: "class" as "class" | Average, choices: ["class", "macro", "weighted", "micro"] as const,
    about: "One class (of more than two, none being named, the macro mean), the mean over classes alike (macro) or by their rows " +
      "(weighted), or the counts of all classes added up (micro).",
  },
} as const;

/** The options of a measure of one class or of an average of them. */
export const averagedOptions = {...classOption, ...averageOption, ...matrixOptions} as const;

/** What was asked for: the index of a class, or an average over all of them. */
export function wantedOf(
  {classes, positive}: Pick<ConfusionPair, "classes" | "positive">, {class: named, average}: {readonly class: string; readonly average: "class" | Average},
): number | Average | Unknown {
  if (average !== "class") return average;
  if (named === "") return positive ?? "macro";
  const at = classes.indexOf(named);
  return at >= 0 ? at : unknown("wrong-kind", `unknown class: ${JSON.stringify(named)}; one of: ${classes.join(", ")}`);
}
