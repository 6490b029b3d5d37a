// Plumbline as a library, in the order of the flow: a table becomes a profile, two profiles a comparison, a comparison a run
// of judged results, and a run a report.
import {infer as inferFrom, type InferOptions} from "./data/infer.ts";
import type {Schema} from "./data/schema.ts";
import {inline} from "./engine/inline.ts";
import {profileReference} from "./engine/profile-reference.ts";
import {withKnownClasses} from "./profile/outcome/class-names.ts";
import type {Plan} from "./profile/plan.ts";
import type {Profile} from "./profile/profile.ts";
import {textHash} from "./sketch/hash.ts";
import {arrays, type ArrayTable} from "./source/arrays.ts";
import type {Source} from "./source/source.ts";

/** Columns by name (arrays or typed arrays of one length), or a source such as `open` gives. */
export type Table = ArrayTable | Source;

/** Under what a table is profiled; nothing told: under a plan of its own, with an inferred schema. */
export interface ProfileOptions {
  /** The profile to compare with later: its plan is used. */
  readonly reference?: Profile;
  readonly plan?: Plan;
  /** What the columns are, for a table that is its own reference. */
  readonly schema?: Schema;
  /** What is known of some columns when the schema is inferred. */
  readonly known?: InferOptions;
  /** The secret under which ids and hashed labels are hashed; the same for all tables that are to be compared. */
  readonly hashKey?: string;
}

const isSource = (table: Table): table is Source =>
  typeof table["read"] === "function" && typeof table["facts"] === "function";

const sourceOf = (table: Table): Source => isSource(table) ? table : arrays(table);

/** What the columns of a table are taken to be, each with the reason. */
export const infer = async (table: Table, known: InferOptions = {}): Promise<Schema> =>
  inferFrom(await sourceOf(table).facts(), known);

/** All states of a table, column by column: what is compared, merged and stored. */
export async function profile(table: Table, options: ProfileOptions = {}): Promise<Profile> {
  const {reference, plan = reference?.plan, schema, known, hashKey} = options;
  const source = sourceOf(table), hash = textHash(hashKey);
  return plan ? inline({hash}).profile(source, plan) : withKnownClasses(await profileReference(source, schema ?? await infer(source, known), {hash}));
}

export {arrays, type ArrayTable} from "./source/arrays.ts";
export {open, type FileSource, type OpenOptions} from "./source/open.ts";
export {SourceError, type Source} from "./source/source.ts";
export type {ColumnFacts} from "./data/facts.ts";
export type {InferOptions} from "./data/infer.ts";
export {kinds, roles, type Batch, type ColumnBatch, type Kind, type Role} from "./data/column.ts";
export type {ColumnSchema, Schema} from "./data/schema.ts";
export type {ColumnPlan} from "./profile/column-plan.ts";
export type {Plan} from "./profile/plan.ts";
export type {ColumnProfile} from "./profile/column-profile.ts";
export type {Profile} from "./profile/profile.ts";
export {decode, encode} from "./profile/codec.ts";
export {merge, PlanMismatch} from "./profile/merge.ts";
export {UnknownClass} from "./profile/outcome/class-names.ts";
export {compare} from "./comparison/compare.ts";
export type {ColumnPair, Compared} from "./comparison/comparison.ts";
export {confusionPair, type Confusion, type ConfusionPair} from "./comparison/confusion-pair.ts";
export {scorePair, type ScoredSide, type ScorePair} from "./comparison/score-pair.ts";
export {errorPair, type ErrorPair} from "./comparison/error-pair.ts";
export {orderedPair, type OrderedPair} from "./comparison/ordered-pair.ts";
export {categoryPair, type CategoryPair} from "./comparison/category-pair.ts";
export {bothSides, wholeTable, type BothSides} from "./comparison/both-sides.ts";
export {isUnknown, reasons, unknown, type Reason, type Unknown} from "./comparison/unknown.ts";
export {defineMeasure, type AnyMeasure, type Measure, type Score} from "./measure/measure.ts";
export {measureById, measures} from "./measure/index.ts";
export {suites} from "./measure/preset-suites.ts";
export type {Condition, Suite, SuiteCheck} from "./measure/suite.ts";
export {judge, type Names} from "./result/run.ts";
export {suggestedChecks, type SuggestOptions, type Suggestion} from "./result/suggest.ts";
export type {ColumnSettings, GateSettings, Preset, Settings} from "./result/settings.ts";
export {defaultSettings, presets} from "./result/settings.ts";
export type {Gate, Limits, Result, Run, Topic, TopicVerdict, Verdict} from "./result/result.ts";
export {drivers, type Driver} from "./result/drivers.ts";
export {permutationImportance, type ColumnsByName, type Importance, type PermutationOptions} from "./result/permutation-importance.ts";
export {report, type ReportOptions} from "./report/report.ts";
export {markdown} from "./report/markdown.ts";
export {checkMarkdown} from "./report/check-markdown.ts";
export {junit} from "./report/junit.ts";
export {runJson} from "./report/json.ts";
export {ConfigError, parseConfig, type Config} from "./config/config.ts";
export {configText} from "./config/text.ts";
