// Malformed requests by the thousand; PLUMBLINE_FUZZ=100000 makes it a hundred thousand.
import {gzipSync} from "node:zlib";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {served} from "./served.ts";

const count = Number(process.env["PLUMBLINE_FUZZ"] ?? 2000);

const names = fc.constantFrom("id", "time", "features", "prediction", "scores", "label", "revision", "retracted", "outcomes", "name", "value", "from", "to",
  "__proto__", "constructor", "toString", "specversion", "type", "source", "data", "data_base64", "requestid", "inferenceservicename", "ids", "", "a/b~c", "\ud800");
const values: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(), fc.string(), fc.double(), fc.constantFrom(1e308, -0, 2 ** 53, "2026-01-31", "1.0", "0.3", "spine", "x".repeat(20_000),
    "org.kubeflow.serving.inference.request", "io.seldon.serving.feedback", "io.plumbline.event", "\u0000", "\ud800", null),
  fc.dictionary(names, fc.jsonValue(), {noNullPrototype: false}),
  fc.record({inputs: fc.array(fc.record({name: fc.string(), shape: fc.array(fc.integer()), datatype: fc.constantFrom("FP32", "BYTES"), data: fc.jsonValue()}))}),
);
const nearly = fc.dictionary(names, values);
const deep = fc.integer({min: 1, max: 200_000}).map((n) => "[".repeat(n) + "]".repeat(n));
const torn = fc.tuple(nearly, fc.nat(200)).map(([value, end]) => JSON.stringify(value).slice(0, end));
const body: fc.Arbitrary<string | Buffer> = fc.oneof(
  {weight: 100, arbitrary: nearly.map((value) => JSON.stringify(value))}, {weight: 100, arbitrary: fc.array(nearly, {maxLength: 4}).map((value) => JSON.stringify(value))},
  {weight: 20, arbitrary: torn}, {weight: 20, arbitrary: fc.json()}, {weight: 20, arbitrary: fc.uint8Array().map((bytes) => Buffer.from(bytes))}, {weight: 1, arbitrary: deep},
  {weight: 20, arbitrary: fc.constantFrom("", "null", "1e999", '{"id":"a","features":{"x":1e999}}', '{"id":"a","__proto__":{"x":1}}', '[{"id":"a","features":{"__proto__":1}}]', "\ufeff{}")},
  {weight: 20, arbitrary: torn.map((text) => gzipSync(text).subarray(0, 20))},
);
const type = fc.constantFrom("application/json", "application/x-ndjson", "application/cloudevents+json", "application/cloudevents-batch+json",
  "application/octet-stream", "text/plain", "application/json; charset=\u00ff", "", ";;;", "a/b/c", "multipart/form-data; boundary=x");
const url = fc.constantFrom("/v1/models/spine/events", "/v1/models/spine/labels", "/v1/models/spine/kpis", "/v1/events", "/v1/models/spine/quarantine/replay",
  "/v1/models/__proto__/events", "/v1/models/%zz/events", "/v1/models//events", "/v1/models/spine/quarantine?cursor=%00", "/v1/models/%F0%9F/labels",
  "/v1/models/spine/runs?from=%00", "/v1/models/spine/scores?cursor=WzFd", "/v1/models/spine/report?from=1&to=0", "/v1/models/spine/events/%ED%A0%80",
  "/v1/models/spine/profile.plb?as_of=9e99", "/v1/models/spine/references/x", "/v1/models/x/references/%00", "/v1/models/spine/columns/%00/distributions",
  "/v1/models/spine?limit=[]", "/v1/audit?limit=1&limit=2");
const headers = fc.record({
  "content-type": type, "content-encoding": fc.constantFrom("identity", "identity", "identity", "gzip", "br", "x"),
  "ce-specversion": fc.constantFrom("1.0", "0.3", "%"), "ce-id": fc.constantFrom("a", "%00", "%E0"), "ce-source": fc.constant("s"),
  "ce-type": fc.constantFrom("org.kubeflow.serving.inference.response", "io.seldon.serving.inference.request", "io.plumbline.label", "x"),
  "ce-inferenceservicename": fc.constantFrom("spine", "__proto__"), "ce-requestid": fc.constantFrom("r", ""), "ce-model": fc.constant("spine"),
}, {requiredKeys: []});

describe("the service under malformed requests", () => {
  it("answers each by a status of the caller's and stands", async () => {
    const {app, get} = await served({settings: {quarantine: 50}});
    const statuses = new Map<number, number>();
    await fc.assert(fc.asyncProperty(url, headers, body, fc.constantFrom("POST", "POST", "POST", "GET", "PUT"), async (url, headers, payload, method) => {
      const {statusCode, payload: text} = await app.inject({url, headers, payload, method: method as "POST"});
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
      expect(statusCode, text).toBeLessThan(500);
    }), {seed: 8085, numRuns: count, endOnFailure: true});
    expect((await get("/readyz")).status).toBe(200);
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 404, 415, 422]));
  }, 600_000);
});
