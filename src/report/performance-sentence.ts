import {amount, between, count, share, withUnit} from "../chart/number.ts";
import type {Tone} from "../chart/verdict-icon.ts";
import type {ClassRow, Figure, PerformanceView} from "../result/performance/view.ts";
import type {Result, Run} from "../result/result.ts";
import {columnGroups} from "./column-group.ts";
import {type Phrase, shownName} from "./phrase.ts";

const verdicts: Readonly<Record<Tone, string>> = {
  fail: "The model is worse than in the reference.", warn: "The model is slightly worse than in the reference.",
  ok: "The model is as good as in the reference.", unknown: "Whether the model is as good as in the reference cannot be told yet.",
  none: "",
};

/** How good the model is, in words that need no statistics; nothing where that was not asked. */
export function modelSentence(run: Run): Phrase {
  const {performance: view, results} = run;
  const [group] = columnGroups(run, ["performance"]);
  const measured = results.filter(({topic, estimated}) => topic === "performance" && !estimated);
  const judged = group === undefined || measured.length === 0 ? "" : verdicts[group.tone];
  const found = view === null ? [] : uneven(measured) ?? (view.task === "regression" ? off(view, measured) : rates(view));
  const parts: Phrase[] = [...judged === "" ? [] : [[judged]], ...found.length === 0 ? [] : [found]];
  if (found.length === 0 && view !== null && view.coverage.current.rows > 0 && view.coverage.current.labelled === 0) {
    return unlabelled(results.filter(({topic, estimated}) => topic === "performance" && estimated));
  }
  return parts.flatMap((part, i) => i === 0 ? part : [" ", ...part]);
}

/** What is told instead of shares of the labelled rows, where these cannot stand for all. */
function uneven(measured: readonly Result[]): Phrase | undefined {
  if (measured.some(({reason}) => reason === "labels-immature")) return ["Labels have come for some rows more than for others, and those that have cannot stand for all."];
  return measured.some(({parameters: {verification}}) => (verification ?? "none") !== "none") ? ["Which rows have a label is corrected for."] : undefined;
}

const hundred = (figure: Figure): string => amount(Math.round(figure.value * 100));
const ends = ({interval: [low, high]}: Figure): string => `${amount(Math.round(low * 100))} to ${amount(Math.round(high * 100))}`;

/** Of the class that is looked for, or of the one that the model finds least of: how many of a hundred are found. */
function rates({classes, positive}: PerformanceView): Phrase {
  const told = classes.filter(({current}) => current !== null && current.found !== null);
  const least = [...told].sort((a, b) => (a.current?.found?.value ?? 1) - (b.current?.found?.value ?? 1));
  const row = told.find((one) => one.class === positive) ?? least[0];
  if (row === undefined) return [];
  return [...foundOf(row), ...positive === null ? [] : rightOf(row)];
}

/** Of how many that is told, where they are fewer than the hundred that are spoken of. */
const told = (rows: number | null): string => rows !== null && rows < 100 ? `, from ${count(rows)}` : "";

function foundOf({class: name, current, reference}: ClassRow): Phrase {
  const now = current?.found, before = reference?.found;
  if (!now) return [];
  const was = before ? `; in the reference ${hundred(before)}` : "";
  return ["Of 100 cases of ", {name: shownName(name, 48)}, ` the model finds ${hundred(now)} (${ends(now)}${told(current.cases)})${was}.`];
}

function rightOf({class: name, current, reference}: ClassRow): Phrase {
  const now = current?.right, before = reference?.right;
  if (!now) return [];
  const was = before ? `; in the reference ${hundred(before)}` : "";
  return [" Of 100 that it calls ", {name: shownName(name, 48)}, `, ${hundred(now)} are (${ends(now)}${told(current.called)})${was}.`];
}

/** By how much a prediction is off on average. */
function off({errors}: PerformanceView, results: readonly Result[]): Phrase {
  const found = results.find(({measure}) => measure === "mean-absolute-error");
  if (!found || found.score === null) return [];
  const unit = errors?.unit ?? "", {score, interval, reference} = found;
  const range = interval ? ` (${between(interval, "")})` : "", was = reference === null ? "" : `; in the reference by ${amount(reference)}`;
  return [`On average a prediction is off by ${withUnit(score, unit)}${range}${was}.`];
}

function unlabelled(estimates: readonly Result[]): Phrase {
  const best = estimates.find(({score}) => score !== null);
  const none = "No label has come yet, so how good the model is cannot be measured.";
  if (!best || best.score === null) return [none];
  const value = best.unit === "share" ? share(best.score) : amount(best.score);
  return [`${none} Estimated without labels, ${best.title.charAt(0).toLowerCase()}${best.title.slice(1)} is about ${value}${
    best.interval ? ` (${between(best.interval, best.unit)})` : ""}.`];
}
