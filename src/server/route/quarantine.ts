import type {FastifyInstance} from "fastify";
import type {LabelFact, Row} from "../../data/event.ts";
import {expiredReason} from "../../history/expired.ts";
import {Fault} from "../../ingest/fault.ts";
import {readInference} from "../../ingest/inference.ts";
import {jsonOf} from "../../ingest/item.ts";
import type {Receiving} from "../../ingest/receiving.ts";
import type {Sent} from "../../ingest/wire.ts";
import {orphanReason} from "../../job/prune.ts";
import {placeOf} from "../../store/fact.ts";
import type {Facts, Quarantined} from "../../store/facts.ts";
import {audit} from "../audit.ts";
import {bodyOf} from "../body.ts";
import {modelParams, pageQuery, query} from "../description.ts";
import {behind, type PageQuery, pageOf} from "../page.ts";
import {Problem} from "../problem.ts";
import {isoText} from "../range.ts";
import type {Service} from "../service.ts";

const states = ["held", "replayed", "discarded"] as const;

interface OfModel {
  readonly Params: {readonly model: string};
}
interface Listed extends OfModel {
  readonly Querystring: PageQuery & {readonly state?: (typeof states)[number]};
}

/** What could not be taken: to look at, to try again, to put away. */
export function quarantineRoutes(app: FastifyInstance, service: Service): void {
  app.get<Listed>("/v1/models/:model/quarantine", {
    config: {scope: "read"},
    schema: {
      tags: ["query"], summary: "What could not be taken, and why; halves of inferences wait here too", params: modelParams,
      querystring: query({...pageQuery, state: {type: "string", enum: states}}),
    },
  }, async ({params, query: {state = "held", ...page}}) => {
    const {model} = await service.models.named(params.model);
    const facts = service.store.read("quarantine", {model, holding: true, ...behind(page)});
    const {items, next} = await pageOf(facts, {page, keep: (entry) => entry.state === state, place: (entry) => placeOf("quarantine", entry)});
    return {items: items.map(({received, ...entry}) => ({...entry, received: isoText(received)})), next};
  });
  for (const act of ["replay", "discard"] as const) {
    app.post<OfModel>(`/v1/models/:model/quarantine/${act}`, {
      config: {scope: "admin"},
      schema: {
        tags: ["admin"], params: modelParams, body: idsShape,
        summary: act === "replay" ? "Reads entries again, under the schema as it is now" : "Puts entries away, and keeps nothing of what came",
      },
    }, async (request) => {
      const {model} = await service.models.named(request.params.model), ids = idsIn(bodyOf(request));
      const entries = await service.intake.quarantine.held(model, ids);
      const done = act === "replay" ? await replay(entries, service) : await discard(entries, service);
      await audit(service, {actor: request.actor, act: `quarantine-${act}`, model, detail: {asked: ids.length, done: entries.length}});
      return {asked: ids.length, held: entries.length, ...done};
    });
  }
}

const idsShape = {
  type: "object", required: ["ids"], additionalProperties: false,
  properties: {ids: {type: "array", minItems: 1, maxItems: 1000, items: {type: "string"}}},
};

function idsIn(body: Buffer): readonly string[] {
  const {ids} = Object(jsonOf(body.toString())) as {readonly ids?: unknown};
  const isList = Array.isArray(ids) && ids.length > 0 && ids.length <= 1000 && ids.every((id) => typeof id === "string" && id.isWellFormed());
  if (!isList) throw new Problem(400, "expected {ids: [...]} with 1 to 1000 ids of the quarantine");
  return ids as string[];
}

async function discard(entries: readonly Quarantined[], {intake, store}: Service): Promise<{discarded: number}> {
  await intake.quarantine.mark(entries, "discarded");
  await forgetRaw(entries, store);
  return {discarded: entries.length};
}

/** Takes entries that can be read by now; the others stay, each with the reason of today. */
async function replay(entries: readonly Quarantined[], service: Service): Promise<object> {
  let accepted = 0, duplicate = 0;
  const done: Quarantined[] = [], errors: {id: string; path: string; reason: string}[] = [];
  for (const entry of entries) {
    const receiving = service.intake.receiving(await service.models.named(entry.model)), read = readAgain(entry, receiving, service);
    if (Fault.is(read)) errors.push({id: entry.id, path: read.path, reason: read.reason});
    else {
      const taken = await service.intake.take(read.kind, entry.model, {facts: read.facts, indices: read.facts.map(() => 0), rejected: []});
      [accepted, duplicate] = [accepted + taken.accepted, duplicate + taken.duplicate];
      if (taken.rejected > 0) errors.push({id: entry.id, path: taken.errors[0].path, reason: taken.errors[0].reason});
      else done.push(entry);
    }
  }
  await service.intake.quarantine.mark(done, "replayed");
  await forgetRaw(done, service.store);
  return {replayed: done.length, accepted, duplicate, errors};
}

/** What came is kept no longer than it is needed; that it came is. */
const forgetRaw = async (entries: readonly Quarantined[], store: Service["store"]): Promise<void> => {
  const [model] = entries.map((entry) => entry.model);
  if (model !== undefined) await store.remove("quarantine", {model, keys: entries.map(({id}) => id), holding: false});
};

/** A label whose event may have come by now: it was kept as it was. */
function labelAgain(raw: string): {kind: "labels"; facts: LabelFact[]} {
  const label = JSON.parse(raw) as LabelFact;
  return {kind: "labels", facts: [{...label, row: Object.assign(Object.create(null) as Row, label.row)}]};
}

function readAgain({id, raw, reason}: Quarantined, receiving: Receiving, {intake: {wires}}: Service): {kind: Sent; facts: Facts[Sent][]} | Fault {
  if (reason === expiredReason) return new Fault("", "cannot be replayed: the events of its time have expired, and their windows are known by profiles only; discard it");
  if (reason === orphanReason) return labelAgain(raw);
  const kind = id.slice(0, id.indexOf(":"));
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return new Fault("", "what came was no JSON, or was too large to keep");
  }
  if (kind === "half") return new Fault("", "waits for its other half");
  const inference = kind === "events" ? value as {request?: unknown; response?: unknown; time?: string; id?: string} : undefined;
  if (inference?.request !== undefined && inference.response !== undefined) {
    const {id: join = "", request, response, time} = inference, events = readInference({id: join, request, response, time}, receiving);
    return Fault.is(events) ? events : {kind: "events", facts: events};
  }
  if (!Object.hasOwn(wires, kind)) return new Fault("", "this is no entry that can be read again");
  const {check, read} = wires[kind as Sent], fact = check(value) ?? read(value, receiving);
  return Fault.is(fact) ? fact : {kind: kind as Sent, facts: [fact]};
}
