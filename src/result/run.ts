import type {Compared} from "../comparison/comparison.ts";
import {distinctCount} from "../comparison/distinct-count.ts";
import {isUnknown} from "../comparison/unknown.ts";
import {guarded} from "../measure/guarded.ts";
import {measureIn} from "../measure/index.ts";
import type {AnyMeasure} from "../measure/measure.ts";
import {answer, ask, type Asked, topics} from "./answers.ts";
import type {Profile} from "../profile/profile.ts";
import {distributionOf} from "./distribution.ts";
import {gateOf} from "./gate.ts";
import {type Longer, wantsRows} from "./longer.ts";
import {performanceOf} from "./performance/performance.ts";
import type {Distribution, MethodNote, Result, Run, TableOf} from "./result.ts";
import {defaultSettings, type Settings} from "./settings.ts";
import {summaryOf} from "./summary.ts";
import {topicVerdict} from "./topic.ts";

/** What the tables and the model are called, for those who read the run. */
export interface Names {
  readonly reference?: string;
  readonly current?: string;
  readonly model?: string;
  readonly modelVersion?: string;
  readonly warnings?: readonly string[];
}

/** The version of the program, written into every run. */
export const plumblineVersion = "0.1.0";

/** Judges two profiles that were set side by side: every question of the preset, answered with evidence and effect. */
export function judge(compared: Compared, settings: Partial<Settings> = {}, names: Names = {}): Run {
  const asked = ask(compared, whole(settings));
  return runOf(asked, answer(asked), names);
}

/** The same of a window whose rows may be too few: what they leave open is asked of it and the windows before it together. */
export async function judgeWith(
  longer: () => Promise<Longer | undefined>, {compared, settings, names}: {readonly compared: Compared; readonly settings: Partial<Settings>; readonly names: Names},
): Promise<Run> {
  const asked = ask(compared, whole(settings)), alone = answer(asked), more = alone.some(wantsRows) ? await longer() : undefined;
  return runOf(asked, more ? answer(asked, more) : alone, names);
}

const whole = (settings: Partial<Settings>): Settings =>
  ({...defaultSettings, ...settings, measures: (settings.measures ?? []).map(guarded)});

function runOf({compared, settings: all}: Asked, results: readonly Result[], names: Names): Run {
  const verdicts = topics.flatMap((topic) => topicVerdict(topic, results, {compared, tableShare: all.tableShare}) ?? []);
  const distributions = [...compared.columns, ...compared.derived ? [compared.derived] : []].flatMap((pair): Distribution[] => {
    const distribution = distributionOf(pair, all.minCell);
    return distribution ? [distribution] : [];
  });
  const {reference, current, plan} = compared;
  return {
    format: "plumbline-run", version: 1, plumbline: plumblineVersion,
    model: names.model ?? null, model_version: names.modelVersion ?? null, window: null, known_at: null,
    plan: plan.id, preset: all.gate ? "checks" : all.preset,
    reference: tableOf(names.reference ?? "reference", reference), current: tableOf(names.current ?? "current", current),
    ...(plan.cluster !== null && {cluster: plan.cluster}),
    settings: {level: all.level, adjust: all.adjust, minCell: all.minCell},
    verdicts, results, distributions, performance: performanceOf(compared, all),
    columns: compared.columns.map((pair) => summaryOf(pair, all.minCell)),
    methods: notes(results, all.measures), warnings: names.warnings ?? [], ...(all.gate && {gate: gateOf(results, all.gate, plan.task)}),
  };
}

function tableOf(name: string, {rows, columns, plan: {cluster}}: Profile): TableOf {
  const ids = columns.find((column) => column.name === cluster), found = ids && distinctCount(ids);
  return {name, rows, ...(found && !isUnknown(found) && {clusters: Math.round(found.count)})};
}

function notes(results: readonly Result[], own: readonly AnyMeasure[]): MethodNote[] {
  const ids = new Set(results.flatMap(({measure, evidence, shown}) => [measure, evidence.measure, ...shown.map((one) => one.measure)]));
  return [...ids].sort().map((id) => {
    const {title, about, source, unit} = measureIn(own, id);
    return {measure: id, title, about, source: source ?? null, unit};
  });
}
