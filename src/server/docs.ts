import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type {FastifyInstance} from "fastify";
import {plumblineVersion} from "../result/run.ts";

/** The description of the API, OpenAPI 3.1: a page at /docs, the document at /docs/json. */
export async function addDocs(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {title: "Plumbline", version: plumblineVersion, description: "Takes in what a model was asked and answered, and says whether it has moved."},
      components: {securitySchemes: {key: {type: "http", scheme: "bearer", description: "a key of plumbline keys create"}}},
      security: [{key: []}],
      tags: [{name: "ingest"}, {name: "query"}, {name: "admin"}, {name: "health"}],
    },
  });
  // The page sets its look by style attributes.
  const loosened = (policy: string): string => policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
  await app.register(swaggerUi, {routePrefix: "/docs", staticCSP: true, transformStaticCSP: loosened});
}
