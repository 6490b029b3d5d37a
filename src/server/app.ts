import {randomUUID} from "node:crypto";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import fastify, {type FastifyInstance, type FastifyServerOptions, LogController} from "fastify";
import {addBodies} from "./body.ts";
import {addDocs} from "./docs.ts";
import {addDrain} from "./drain.ts";
import {addEtags} from "./etag.ts";
import {addGate} from "./gate.ts";
import {guard} from "./guard.ts";
import {addLog} from "./log.ts";
import type {Ports} from "./ports.ts";
import {answerProblem, notFound} from "./problem.ts";
import {eventRoutes} from "./route/events.ts";
import {forgetRoutes} from "./route/forget.ts";
import {healthRoutes} from "./route/health.ts";
import {ingestRoutes} from "./route/ingest.ts";
import {kpiRoutes} from "./route/kpis.ts";
import {metricsRoutes} from "./route/metrics.ts";
import {modelRoutes} from "./route/models.ts";
import {profileRoutes} from "./route/profiles.ts";
import {quarantineRoutes} from "./route/quarantine.ts";
import {referenceRoutes} from "./route/references.ts";
import {resultRoutes} from "./route/results.ts";
import {service} from "./service.ts";
import {validator} from "./validator.ts";

/** The service over its ports, ready to listen or to be asked without a network; closing it waits for what is under way. */
export async function app(ports: Ports): Promise<FastifyInstance> {
  const {settings, logger} = ports, {bodyBytes, requestsPerMinute, keyless} = settings;
  const parts = service(ports);
  const server = fastify({...(logger && {loggerInstance: logger}), ...options, bodyLimit: bodyBytes});
  server.setValidatorCompiler(validator);
  // Answers are written as they are: a schema of the description leaves nothing out.
  server.setSerializerCompiler(() => (value) => JSON.stringify(value));
  server.setErrorHandler((error, request, reply) => answerProblem(error, request, reply));
  server.setNotFoundHandler((request, reply) => answerProblem(notFound("address", `${request.method} ${request.url.split("?")[0]}`), request, reply));
  server.decorateRequest("actor", "");
  addDrain(server);
  addLog(server);
  // Helmet would write the policy anew for each answer.
  await server.register(helmet, {contentSecurityPolicy: false, strictTransportSecurity: false});
  server.addHook("onRequest", async (_, reply) => { void reply.header("content-security-policy", contentPolicy); });
  await server.register(rateLimit, {max: requestsPerMinute, timeWindow: 60_000});
  server.addHook("onRequest", (request) => guard(request, parts.keys, keyless));
  addGate(server, settings);
  addBodies(server, bodyBytes);
  addEtags(server);
  await addDocs(server);
  for (const routes of allRoutes) routes(server, parts);
  return server;
}

const allRoutes = [
  healthRoutes, ingestRoutes, quarantineRoutes, modelRoutes, resultRoutes, kpiRoutes, profileRoutes, eventRoutes, referenceRoutes, forgetRoutes, metricsRoutes,
];

const options = {
  logController: new LogController({disableRequestLogging: true}), requestTimeout: 60_000, connectionTimeout: 120_000, forceCloseConnections: "idle",
  routerOptions: {maxParamLength: 1000},
  // A name of the caller's own is taken over when it can stand in a log line.
  genReqId: ({headers}) => {
    const given = headers["x-request-id"];
    return typeof given === "string" && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
  },
  frameworkErrors: (error, request, reply) => { answerProblem(error, request, reply); },
} satisfies FastifyServerOptions;

/** Nothing but our own files, and those of the description's page. */
const contentPolicy = [
  "default-src 'self'", "style-src 'self'", "script-src 'self'", "font-src 'self'", "img-src 'self' data:", "connect-src 'self'",
  "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'",
].join(";");
