import type {FastifyInstance} from "fastify";
import {type Config, ConfigError, parseConfig} from "../../config/config.ts";
import {textOf} from "../../ingest/item.ts";
import {audited} from "../audit.ts";
import {bodyOf} from "../body.ts";
import {modelParams, pageQuery, query} from "../description.ts";
import {configureModel} from "../model-admin.ts";
import type {Model} from "../model-list.ts";
import {behind, type PageQuery, pageOf} from "../page.ts";
import {Problem} from "../problem.ts";
import {isoText} from "../range.ts";
import type {Service} from "../service.ts";

interface OfModel {
  readonly Params: {readonly model: string};
}

/** The models there are, and what each of them is. */
export function modelRoutes(app: FastifyInstance, service: Service): void {
  const {models, store} = service;
  app.get("/v1/models", {
    config: {scope: "read"}, schema: {tags: ["query"], summary: "The models there are", querystring: query({})},
  }, async () => ({items: (await models.all()).map(listed), next: null}));
  app.get<OfModel>("/v1/models/:model", {
    config: {scope: "read"}, schema: {tags: ["query"], summary: "A model: its configuration and its columns", params: modelParams},
  }, async ({params}) => {
    const model = await models.named(params.model);
    return {...listed(model), config: model.config, schema: model.schema};
  });
  app.put<OfModel>("/v1/models/:model", {
    config: {scope: "admin"},
    schema: {tags: ["admin"], summary: "Lets a plumbline.yaml (or the same as JSON) hold for a model from now on", params: modelParams, consumes: ["application/yaml", "application/json"]},
  }, async (request) => {
    const text = textOf(bodyOf(request));
    const model = await configureModel(service, {model: request.params.model, text, config: configIn(text), actor: request.actor});
    models.forget();
    return listed(model);
  });
  app.get<{Querystring: PageQuery}>("/v1/audit", {
    config: {scope: "admin"}, schema: {tags: ["admin"], summary: "Administrative acts, the newest first", querystring: query(pageQuery)},
  }, async ({query: page}) => {
    const {items, next} = await pageOf(store.read("audit", {newestFirst: true, ...behind(page)}), {page, place: audited});
    return {items: items.map(({received, ...act}) => ({...act, at: isoText(received)})), next};
  });
}

const listed = ({model, revision, received, schema}: Model): object =>
  ({model, revision, configured_at: isoText(received), columns: schema.columns.length});

function configIn(text: string): Config {
  try {
    return parseConfig(text, "the configuration");
  } catch (error) {
    if (error instanceof ConfigError) throw new Problem(400, error.message, {members: {issues: error.issues}});
    throw error;
  }
}
