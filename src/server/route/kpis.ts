import type {FastifyInstance} from "fastify";
import {placeOf} from "../../store/fact.ts";
import {modelParams, pageQuery, query} from "../description.ts";
import {behind, type PageQuery, pageOf} from "../page.ts";
import {isoText, rangeOf, type RangeQuery, rangeShape} from "../range.ts";
import type {Service} from "../service.ts";

interface Asked {
  readonly Params: {readonly model: string};
  readonly Querystring: PageQuery & RangeQuery & {readonly name?: string};
}

/** Values that were counted elsewhere, as they hold. */
export function kpiRoutes(app: FastifyInstance, {store, models}: Service): void {
  app.get<Asked>("/v1/models/:model/kpis", {
    config: {scope: "read"},
    schema: {
      tags: ["query"], summary: "Values for stretches of time that were counted elsewhere, by the beginning of the stretch", params: modelParams,
      querystring: query({...pageQuery, ...rangeShape, name: {type: "string", maxLength: 200, description: "of this name only"}}),
    },
  }, async ({params, query: {name, ...asked}}) => {
    const {model} = await models.named(params.model), facts = store.read("kpis", {model, holding: true, ...rangeOf(asked), ...behind(asked)});
    const {items, next} = await pageOf(facts, {page: asked, keep: (kpi) => name === undefined || kpi.name === name, place: (kpi) => placeOf("kpis", kpi)});
    return {
      items: items.map(({window: {start, end}, received, ...kpi}) =>
        ({name: kpi.name, from: isoText(start), to: isoText(end), value: kpi.value, revision: kpi.revision, known_at: isoText(received)})),
      next,
    };
  });
}
