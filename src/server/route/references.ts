import type {FastifyInstance} from "fastify";
import {promotionOf} from "../../history/references.ts";
import {addReference, promote} from "../../job/promote.ts";
import {decode} from "../../profile/codec.ts";
import type {Profile} from "../../profile/profile.ts";
import {textHash} from "../../sketch/hash.ts";
import type {Reference} from "../../store/facts.ts";
import {audit} from "../audit.ts";
import {bodyOf} from "../body.ts";
import {modelParams, query} from "../description.ts";
import {notFound, Problem} from "../problem.ts";
import {isoText} from "../range.ts";
import type {Service} from "../service.ts";

interface OfModel {
  readonly Params: {readonly model: string};
}
interface OfReference {
  readonly Params: {readonly model: string; readonly name: string};
}

/** What windows are compared with: kept under names, one of them in force. */
export function referenceRoutes(app: FastifyInstance, service: Service): void {
  const {store, models, clock} = service, at = "/v1/models/:model/references";
  app.get<OfModel>(at, {
    config: {scope: "read"}, schema: {tags: ["query"], summary: "The references of a model, and which one is in force", params: modelParams, querystring: query({})},
  }, async ({params}) => {
    const {model} = await models.named(params.model), held = (await promotionOf({store, model}))?.reference;
    return {items: (await referencesOf(service, model)).map((one) => listed(one, held)), next: null};
  });
  app.get<OfReference>(`${at}/:name`, {
    config: {scope: "read"}, schema: {tags: ["query"], summary: "A reference as a profile (docs/format.md)"},
  }, async ({params}, reply) => {
    const {bytes} = await named(service, params);
    return reply.type("application/octet-stream").header("content-disposition", 'attachment; filename="reference.plb"').send(Buffer.from(bytes));
  });
  app.put<OfReference>(`${at}/:name`, {
    config: {scope: "admin"},
    schema: {tags: ["admin"], summary: "Keeps a profile (plumbline profile -o) as a reference; a model that was not known is known from then on", consumes: ["application/octet-stream"]},
  }, async (request) => {
    const {model, name} = request.params, bytes = new Uint8Array(bodyOf(request)), profile = profileIn(bytes, service);
    checkNames(model, name);
    await makeKnown(service, model, profile);
    await addReference({store, model, clock}, {name, bytes});
    await audit(service, {actor: request.actor, act: "add-reference", model, detail: {reference: name, rows: profile.rows}});
    return listed(await named(service, {model, name}), (await promotionOf({store, model}))?.reference);
  });
  app.post<OfReference>(`${at}/:name/promote`, {
    config: {scope: "admin"}, schema: {tags: ["admin"], summary: "Compares windows with this reference from now on"},
  }, async (request) => {
    const {model, name} = request.params, reference = await named(service, {model, name});
    await promote({store, model, clock}, name, request.actor);
    return listed(reference, name);
  });
}

const listed = ({name, revision, received, plan, rows}: Reference, held: string | undefined): object =>
  ({name, revision, received: isoText(received), plan, rows, promoted: name === held});

async function referencesOf({store}: Service, model: string): Promise<Reference[]> {
  const found: Reference[] = [];
  for await (const some of store.read("references", {model, holding: true})) found.push(...some);
  return found;
}

async function named(service: Service, {model, name}: OfReference["Params"]): Promise<Reference> {
  await service.models.named(model);
  const all = await referencesOf(service, model), found = all.find((one) => one.name === name);
  if (!found) throw notFound("reference", name, all.map((one) => one.name));
  return found;
}

function profileIn(bytes: Uint8Array, {settings}: Service): Profile {
  let profile: Profile;
  try {
    profile = decode(bytes);
  } catch (error) {
    throw new Problem(400, `the body is no profile: ${(error as Error).message.slice(0, 200)}`);
  }
  if (profile.plan.hashKey === textHash(settings.hashKey).id) return profile;
  throw new Problem(409, "the profile was made with another PLUMBLINE_HASH_KEY than the service runs with");
}

function checkNames(...names: readonly string[]): void {
  const bad = names.find((name) => name.length === 0 || name.length > 200 || /[\p{Cc}\p{Cs}]/u.test(name));
  if (bad !== undefined) throw new Problem(400, `no name: ${JSON.stringify(bad.slice(0, 60))}; expected 1 to 200 characters without control characters`);
}

async function makeKnown({store, models, clock}: Service, model: string, {plan: {schema}}: Profile): Promise<void> {
  if (await models.among([model])) return;
  await store.append("models", [{model, revision: 1, received: clock(), config: "", schema}]);
  models.forget();
}
