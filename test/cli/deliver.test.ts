import {once} from "node:events";
import {createServer, type IncomingHttpHeaders} from "node:http";
import type {AddressInfo} from "node:net";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {deliver, receiver} from "../../src/cli/deliver.ts";

describe("a delivery", () => {
  const heard: [string, IncomingHttpHeaders][] = [];
  const server = createServer((request, response) => {
    heard.push([request.url ?? "", request.headers]);
    response.writeHead(request.url === "/no" ? 400 : 200).end("not so");
  });
  let host = "";
  beforeAll(async () => {
    await once(server.listen(0, "127.0.0.1"), "listening");
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => { server.close(); });
  const init = {method: "POST", headers: {"content-type": "text/plain"}, body: "x"};

  it("carries who logs in as basic authorization, and names the place without", async () => {
    const to = receiver(`http://user:secret%20pw@${host}/write?tenant=7`);
    await deliver(to, init);
    expect(heard.at(-1)).toMatchObject(["/write?tenant=7", {authorization: `Basic ${btoa("user:secret pw")}`, "content-type": "text/plain"}]);
    expect(to.name).toBe(`http://${host}/write`);
    await deliver(receiver(`http://${host}/write`), init);
    expect(heard.at(-1)?.[1]).not.toHaveProperty("authorization");
  });

  it("tells what went wrong, never a password", async () => {
    await expect(deliver(receiver(`http://u:secret@${host}/no`), init)).rejects.toThrow(`http://${host}/no answered 400: not so`);
    await expect(deliver(receiver("http://u:secret@127.0.0.1:1/"), init)).rejects.toThrow("http://127.0.0.1:1/ does not answer");
    for (const wrong of ["http://u:secret/4@x@", "mail://u:secret@host"]) {
      expect(() => receiver(wrong)).toThrow(/^invalid address: "(?!.*secret).*"; expected one such as/);
    }
  });
});
