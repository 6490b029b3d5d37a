import {createServer, type IncomingMessage, type ServerResponse} from "node:http";
import {spawn} from "node:child_process";
import {once} from "node:events";
import type {AddressInfo} from "node:net";
import fastify, {type FastifyRequest} from "fastify";
import {describe, expect, it} from "vitest";
import {client} from "../../src/client/client.ts";
import {expressMiddleware, fastifyMiddleware} from "../../src/client/middleware.ts";
import {now} from "../ingest/receiving.ts";
import {served} from "../server/served.ts";

const quick = {model: "spine", interval: 5, clock: () => now, flushOnExit: false} as const;

describe("the Fastify middleware", () => {
  it("sends what was answered, leaves out failures, and changes nothing", async () => {
    const it = await served(), url = await it.app.listen({port: 0, host: "127.0.0.1"}), to = client({...quick, url});
    const model = fastify();
    await model.register(fastifyMiddleware(to, ({body, id}: FastifyRequest, answer) => {
      const {tilt} = body as {tilt: number};
      if (tilt === 13) throw new Error("a mistake in the mapping");
      return {id, features: {tilt}, prediction: (answer as {says: string}).says};
    }));
    model.post("/predict", async ({body}, reply) => {
      const {tilt} = body as {tilt: number};
      if (tilt < 0) return reply.code(400).send({says: "no"});
      return {says: tilt > 20 ? "hernia" : "normal"};
    });
    const answers = [];
    for (const tilt of [25, 13, -1, 5]) answers.push((await model.inject({method: "POST", url: "/predict", payload: {tilt}})).json());
    expect(answers).toEqual([{says: "hernia"}, {says: "normal"}, {says: "no"}, {says: "normal"}]);
    await to.close();
    expect((await it.all("events")).map(({row}) => `${String(row["tilt"])} ${String(row["predicted"])}`).sort()).toEqual(["25 hernia", "5 normal"]);
    await it.app.close();
  });
});

describe("the Express middleware", () => {
  it("sends what response.json was given, and hands it on", async () => {
    const it = await served(), url = await it.app.listen({port: 0, host: "127.0.0.1"}), to = client({...quick, url});
    const middleware = expressMiddleware(to, ({url: path}: IncomingMessage, answer) => ({features: {site: path ?? ""}, prediction: String(answer)}));
    // Express answers are node's own with `json` on top.
    const model = createServer((request, response: ServerResponse & {json?: (body: unknown) => unknown}) => {
      response.json = function (body) { return this.end(JSON.stringify(body)); };
      middleware(request, response as Required<typeof response>, () => response.json!("hernia"));
    });
    await new Promise<void>((resolve) => { model.listen(0, "127.0.0.1", resolve); });
    const answer = await fetch(`http://127.0.0.1:${(model.address() as AddressInfo).port}/north`);
    expect(await answer.json()).toBe("hernia");
    await to.close();
    expect(await it.all("events")).toMatchObject([{row: {site: "/north", predicted: "hernia"}}]);
    model.close();
    await it.app.close();
  });
});

describe("a process that ends", () => {
  const module = new URL("../../src/client/index.ts", import.meta.url).href;
  const program = (url: string, then: string): string => `
    import {client} from ${JSON.stringify(module)};
    const to = client({url: ${JSON.stringify(url)}, model: "spine", interval: 60_000, clock: () => ${now}});
    to.event({id: "last", prediction: "x"});
    ${then}`;

  it.each([
    ["by itself", "", 0, null],
    ["by SIGTERM", "setInterval(() => {}, 1000); process.kill(process.pid, 'SIGTERM');", null, "SIGTERM"],
  ])("%s sends what is left", async (_, then, code, signal) => {
    const it = await served(), url = await it.app.listen({port: 0, host: "127.0.0.1"});
    const child = spawn(process.execPath, ["--input-type=module", "-e", program(url, then)], {stdio: "inherit"});
    expect(await once(child, "exit")).toEqual([code, signal]);
    expect(await it.all("events")).toMatchObject([{id: "last"}]);
    await it.app.close();
  });

  it("does not hold it up for long when the service is gone", async () => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", program("http://127.0.0.1:1", "")], {stdio: "inherit"});
    expect(await once(child, "exit")).toEqual([0, null]);
  });
});
