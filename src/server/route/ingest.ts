import type {FastifyInstance, FastifyRequest} from "fastify";
import {envelopeItems} from "../../ingest/envelope.ts";
import {type Item, jsonItems, lineItems, textOf} from "../../ingest/item.ts";
import {readItems} from "../../ingest/reading.ts";
import {eventShape, kpiShape, labelShape, type Shape} from "../../ingest/shape.ts";
import type {Sent} from "../../ingest/wire.ts";
import type {Facts} from "../../store/facts.ts";
import {bodyOf, mediaTypeOf} from "../body.ts";
import {takeCloudEvents} from "../cloud-events.ts";
import {answerShape, cloudAnswerShape, modelParams, takes} from "../description.ts";
import type {Answer} from "../intake.ts";
import {Problem} from "../problem.ts";
import type {Service} from "../service.ts";

const lineTypes = ["application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines"];

interface ToModel {
  readonly Params: {readonly model: string};
}

/** The ways in: events, labels and aggregate values of a model, and CloudEvents of any. */
export function ingestRoutes(app: FastifyInstance, service: Service): void {
  const {limits} = service.settings;
  sentRoute(app, service, {kind: "events", shape: eventShape(limits), summary: "What a model was asked and what it answered"});
  sentRoute(app, service, {kind: "labels", shape: labelShape(limits), summary: "What became of events: late, corrected, taken back"});
  sentRoute(app, service, {kind: "kpis", shape: kpiShape(limits), summary: "Values for stretches of time that were counted elsewhere"});
  app.post("/v1/events", {
    config: {scope: "ingest"},
    schema: {
      tags: ["ingest"], summary: "CloudEvents in binary, structured or batch mode: KServe, Seldon, and Plumbline's own types",
      response: {200: cloudAnswerShape},
    },
  }, async (request) => {
    const fields = Object.entries(request.headers).filter((field): field is [string, string] => typeof field[1] === "string");
    const delivery = {contentType: request.headers["content-type"] ?? "", headers: new Map(fields), body: bodyOf(request)};
    const {store, settings: {pairWait: wait}, intake, models} = service;
    return taken(await takeCloudEvents(envelopeItems(delivery, limits), {store, intake, models, limits, wait}));
  });
}

/** One of the kinds of things that are sent, and how it is described. */
interface Way {
  readonly kind: Sent;
  readonly shape: Shape;
  readonly summary: string;
}

function sentRoute(app: FastifyInstance, service: Service, {kind, shape, summary}: Way): void {
  app.post<ToModel>(`/v1/models/:model/${kind}`, {
    config: {scope: "ingest"},
    schema: {tags: ["ingest"], summary, params: modelParams, ...takes(shape), response: {200: answerShape}},
  }, async (request) => {
    const model = await service.models.named(request.params.model), receiving = service.intake.receiving(model);
    const {check, read} = service.intake.wires[kind];
    const reading = readItems<unknown, Facts[Sent]>(itemsOf(request, service), check, (value) => read(value, receiving));
    return taken(await service.intake.take(kind, model.model, reading));
  });
}

function itemsOf(request: FastifyRequest, {settings: {limits}}: Service): Item[] {
  const type = mediaTypeOf(request);
  if (type === "application/json") return jsonItems(textOf(bodyOf(request)), limits);
  if (lineTypes.includes(type)) return lineItems(textOf(bodyOf(request)), limits);
  throw new Problem(415, `unknown content type ${JSON.stringify(type)}; one of: application/json, ${lineTypes.join(", ")}`);
}

/** A request of which nothing could be taken is the caller's mistake; one of which some could is answered item by item. */
function taken<Given extends Answer & {readonly waiting?: number; readonly ignored?: number}>(answer: Given): Given {
  const {accepted, duplicate, rejected, waiting = 0, ignored = 0, errors: [first]} = answer;
  if (rejected === 0 || accepted + duplicate + waiting + ignored > 0) return answer;
  const detail = `none of ${rejected} could be taken; the first: ${first.path}${first.path && " "}${first.reason}`;
  throw new Problem(422, detail, {members: {...answer}});
}
