import {randomUUID} from "node:crypto";
import type {FastifyInstance} from "fastify";
import {jsonOf, textOf} from "../../ingest/item.ts";
import {forget, type Forgotten} from "../../job/forget.ts";
import {textHash} from "../../sketch/hash.ts";
import {bodyOf} from "../body.ts";
import {modelWatch} from "../model-watch.ts";
import {Problem} from "../problem.ts";
import {isoText} from "../range.ts";
import type {Service} from "../service.ts";

/** Removes one subject, from every model. */
export function forgetRoutes(app: FastifyInstance, service: Service): void {
  const body = {type: "object", required: ["subject"], additionalProperties: false, properties: {subject: {type: "string", description: "as it was sent with the events"}}};
  app.post("/v1/forget", {
    config: {scope: "admin"},
    schema: {tags: ["admin"], summary: "Removes a subject's events, labels and quarantined copies, and counts their windows anew", body},
  }, async (request) => {
    const {subject} = Object(jsonOf(textOf(bodyOf(request)))) as {readonly subject?: unknown};
    if (typeof subject !== "string" || subject === "") throw new Problem(400, "expected {subject: \"…\"}");
    const hashed = textHash(service.settings.hashKey).label(subject), items: object[] = [];
    for (const model of await service.models.all()) {
      items.push(told(await forget(modelWatch(model, service), hashed, {name: randomUUID(), actor: request.actor})));
    }
    return {items, next: null};
  });
}

const told = ({aggregatesUntil, inReference, ...counts}: Forgotten): object =>
  ({...counts, aggregates_until: aggregatesUntil === null ? null : isoText(aggregatesUntil), in_reference: inReference});
