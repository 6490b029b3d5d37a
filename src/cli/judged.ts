import {compare} from "../comparison/compare.ts";
import type {Compared} from "../comparison/comparison.ts";
import type {Config} from "../config/config.ts";
import {infer} from "../data/infer.ts";
import {inline} from "../engine/inline.ts";
import {profileReference} from "../engine/profile-reference.ts";
import {withKnownClasses} from "../profile/outcome/class-names.ts";
import type {Profile} from "../profile/profile.ts";
import {judge} from "../result/run.ts";
import type {Run} from "../result/result.ts";
import {scopeOf} from "../result/scope.ts";
import {defaultSettings, type Settings} from "../result/settings.ts";
import type {Source} from "../source/source.ts";
import {hashKey, hashKeyOf} from "./hash-key.ts";
import {type Input, input} from "./input.ts";
import {Misuse} from "./misuse.ts";
import {progress, type Progress} from "./progress.ts";
import {note} from "./terminal.ts";

/** What is asked for: two tables or profiles, and how to judge them. */
export interface Asked {
  readonly reference: string;
  readonly current: string;
  readonly config: Config;
  /** May depend on what the tables turn out to hold. */
  readonly settings: Partial<Settings> | ((compared: Compared) => Partial<Settings>);
  readonly model?: string | undefined;
  readonly modelVersion?: string | undefined;
  /** Reads every column, whatever is asked. */
  readonly whole?: boolean;
}

/** The run, with the tables it was made from, where they were tables. */
export interface Judged {
  readonly run: Run;
  readonly reference: Profile;
  readonly currentSource: Source | undefined;
}

/** From two names on the command line to a run. */
export async function judged(asked: Asked): Promise<Judged> {
  const before = await input(asked.reference), after = await input(asked.current), bar = progress();
  try {
    const reference = await referenceOf(before, asked.config, {bar, settings: scoping(asked)});
    const current = await currentOf(after, {input: before, profile: reference}, {bar, settings: scoping(asked)});
    const compared = compare(reference, current);
    const settings = typeof asked.settings === "function" ? asked.settings(compared) : asked.settings;
    const run = judge(compared, settings, {
      reference: before.name, current: after.name, warnings: [...warningsOf(before), ...warningsOf(after)],
      ...(asked.model !== undefined && {model: asked.model}),
      ...(asked.modelVersion !== undefined && {modelVersion: asked.modelVersion}),
    });
    return {run, reference, currentSource: "source" in after ? after.source : undefined};
  } finally {
    bar.end();
  }
}

/** How a table is read: seen by whom, and for what. */
interface Reading {
  readonly bar: Progress;
  /** What is going to be asked; everything unless told. */
  readonly settings?: Settings;
}

/** Settings that depend on the tables may ask for anything. */
const scoping = ({settings, whole}: Asked): Settings => ({...defaultSettings, ...whole || typeof settings === "function" ? {} : settings});

/** The profile of a reference: as it is, or of a table under the configuration's schema. */
export async function referenceOf(before: Input, config: Config, {bar, settings = defaultSettings}: Reading): Promise<Profile> {
  if ("profile" in before) {
    if (config.schema) note(`note: the columns of the configuration are not used; ${before.name} brings its own`);
    return before.profile;
  }
  const {schema, ...scope} = scopeOf(config.schema ?? infer(await before.source.facts()), settings);
  return withKnownClasses(await profileReference(bar.watch(before.source), schema, {hash: hashKey(), ...scope}));
}

/** The reference as it was named, and its profile. */
interface Before {
  readonly input: Input;
  readonly profile: Profile;
}

async function currentOf(after: Input, before: Before, {bar, settings = defaultSettings}: Reading): Promise<Profile> {
  const {plan} = before.profile;
  if ("source" in after) {
    const {wholeRows, sketched} = scopeOf(plan.schema, settings);
    return inline({hash: hashKeyOf(plan, before.input.name), wholeRows, sketched}).profile(bar.watch(after.source), plan);
  }
  if (after.profile.plan.id === plan.id) return after.profile;
  const {name} = before.input, own = "profile" in before.input ? name : "ref.plb";
  const first = own === name ? "" : `plumbline profile ${name} -o ${own}; `;
  throw new Misuse(`different plans: ${name} (plan ${plan.id}) and ${after.name} (plan ${after.profile.plan.id}); ` +
    `only profiles of one plan compare; make the second with: ${first}plumbline profile TABLE --plan ${own}`);
}

const warningsOf = (given: Input): string[] =>
  "source" in given ? given.source.warnings().map((text) => `${given.name}: ${text}`) : [];
