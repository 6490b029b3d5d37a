import type {FastifyInstance} from "fastify";
import {compare} from "../../comparison/compare.ts";
import {promoted} from "../../history/references.ts";
import {encode} from "../../profile/codec.ts";
import {report} from "../../report/report.ts";
import type {Run} from "../../result/result.ts";
import {judge} from "../../result/run.ts";
import {modelParams, query} from "../description.ts";
import {mergedProfile} from "../merged-profile.ts";
import type {Kpi} from "../../store/facts.ts";
import type {Model} from "../model-list.ts";
import {modelConfig} from "../model-watch.ts";
import {Problem} from "../problem.ts";
import {isoText, rangeOf, type RangeQuery, rangeShape} from "../range.ts";
import type {Service} from "../service.ts";

interface Asked {
  readonly Params: {readonly model: string};
  readonly Querystring: RangeQuery & {readonly version?: string; readonly reference?: string};
}

/** The page's own policy stands in its head; this one lets it through and nothing besides. */
const reportPolicy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** Profiles of any stretch of time, and reports of them. */
export function profileRoutes(app: FastifyInstance, service: Service): void {
  const config = {scope: "read"} as const, version = {type: "string", maxLength: 200, description: "of this version of the model only"};
  app.get<Asked>("/v1/models/:model/profile.plb", {
    config, schema: {tags: ["query"], summary: "The profile of a stretch of time, merged from its windows (docs/format.md)", params: modelParams, querystring: query({...rangeShape, version})},
  }, async ({params, query: asked}, reply) => {
    const {model} = await service.models.named(params.model);
    const profile = await mergedProfile(service, {model, ...rangeOf(asked), ...(asked.version !== undefined && {version: asked.version})});
    return reply.type("application/octet-stream").header("content-disposition", 'attachment; filename="profile.plb"').send(Buffer.from(encode(profile)));
  });
  app.get<Asked>("/v1/models/:model/report", {
    config, schema: {
      tags: ["query"], summary: "The HTML report of a window, or of any stretch of time", params: modelParams,
      querystring: query({...rangeShape, version, reference: {type: "string", maxLength: 200, description: "of a window, compared with this reference"}}, ["from", "to"]),
    },
  }, async ({params, query: asked}, reply) => {
    const model = await service.models.named(params.model);
    const run = await storedRun(service, model, asked) ?? await freshRun(service, model, asked);
    return reply.type("text/html; charset=utf-8").header("content-security-policy", reportPolicy).send(report(run, {told: await toldValues(service, model, asked)}));
  });
}

type Wanted = Asked["Querystring"];

/** What is looked through for values of the last time; those of names that came more often push out the others. */
const mostTold = 5_000;

/** The newest values that were counted elsewhere, up to the end of the stretch. */
async function toldValues({store}: Service, {model}: Model, asked: Wanted): Promise<Kpi[]> {
  const {from: _, ...until} = rangeOf(asked), found: Kpi[] = [];
  for await (const some of store.read("kpis", {model, ...until, holding: true, newestFirst: true, limit: mostTold})) found.push(...some);
  return found;
}

/** The run of a window that was closed, where the stretch is one. */
async function storedRun({store}: Service, {model}: Model, asked: Wanted): Promise<Run | undefined> {
  const {from = 0, to, asOf} = rangeOf(asked), {version = null, reference} = asked;
  const fixed = reference ?? (await promoted({store, model}))?.name;
  for await (const some of store.read("runs", {model, from, to: from + 1, holding: true, ...(asOf !== undefined && {asOf})})) {
    const fitting = some.filter((one) => one.window.start === from && one.window.end === to && one.version === version);
    const found = fitting.find((one) => one.reference === fixed) ?? (reference === undefined ? fitting[0] : undefined);
    if (found) return found.run;
  }
  return undefined;
}

/** Judges the merge of a stretch's windows against the reference that holds. */
async function freshRun(service: Service, known: Model, asked: Wanted): Promise<Run> {
  const {store, clock} = service, {model} = known, range = rangeOf(asked), {version, reference} = asked;
  if (reference !== undefined) throw new Problem(404, `no run of this window against the reference ${JSON.stringify(reference)}`);
  const fixed = await promoted({store, model});
  if (!fixed) throw new Problem(404, "no reference is promoted yet, so there is nothing to compare with");
  const current = await mergedProfile(service, {model, ...range, ...(version !== undefined && {version})});
  if (current.plan.id !== fixed.profile.plan.id) throw new Problem(409, "this stretch was counted under an earlier plan than the reference's; plumbline backfill counts it anew");
  const [start, end] = [isoText(range.from ?? 0), isoText(range.to ?? 0)];
  const run = judge(compare(fixed.profile, current), modelConfig(known, service).settings, {
    model, reference: fixed.name, current: `${start} to ${end}`, ...(version !== undefined && {modelVersion: version}),
  });
  return {...run, window: {start, end}, known_at: isoText(range.asOf ?? clock())};
}
