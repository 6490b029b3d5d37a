import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type Envelope, envelopeItems, readEnvelope} from "../../src/ingest/envelope.ts";
import {Fault} from "../../src/ingest/fault.ts";
import {defaultLimits} from "../../src/ingest/limits.ts";
import {meaningOf} from "../../src/ingest/meaning.ts";

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
const read = (contentType: string, body: unknown, headers: object = {}): (Envelope | Fault)[] =>
  envelopeItems({contentType, headers: new Map(Object.entries(headers) as [string, string][]), body: bytes(body)}, defaultLimits)
    .map((item) => "fault" in item ? item.fault : readEnvelope(item.value, defaultLimits));

const attributes = {specversion: "1.0", id: "a", source: "urn:x", type: "io.plumbline.event", model: "spine"};

describe("a CloudEvent", () => {
  it("is the same in binary, structured and batch mode", () => {
    const headers = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value]));
    const [structured] = read("application/cloudevents+json; charset=utf-8", {...attributes, data: {x: 1}});
    const [binary] = read("application/json", {x: 1}, headers);
    const [, batched] = read("application/cloudevents-batch+json", [{...attributes, id: "first"}, {...attributes, data: {x: 1}}]);
    expect(batched).toEqual(structured);
    for (const one of [structured, binary]) expect(one).toMatchObject({id: "a", type: "io.plumbline.event", data: {x: 1}});
    expect((binary as Envelope).attributes.get("model")).toBe("spine");
  });

  it("may carry its data in base64, in the way of 1.0 and of 0.3", () => {
    expect(read("application/cloudevents+json", {...attributes, data_base64: "eyJ4IjoxfQ=="})).toMatchObject([{data: {x: 1}}]);
    const older = {...attributes, specversion: "0.3", datacontentencoding: "base64", data: "eyJ4IjoxfQ=="};
    expect(read("application/cloudevents+json", older)).toMatchObject([{data: {x: 1}}]);
    expect(read("application/cloudevents+json", {...attributes, data_base64: "§"})).toMatchObject([{path: "/data_base64"}]);
  });

  it("has its header values unescaped", () => {
    const [event] = read("application/json", {}, {"ce-specversion": "1.0", "ce-id": "a%20b", "ce-source": "%zz", "ce-type": "t"});
    expect(event).toMatchObject({id: "a b"});
    expect((event as Envelope).attributes.get("source")).toBe("%zz");
  });

  it.each([
    [{...attributes, id: undefined}, "/id", 'missing attribute "id"'],
    [{...attributes, specversion: "2.0"}, "/specversion", 'unknown specversion "2.0"; one of: 1.0, 0.3'],
    [{...attributes, source: {}}, "/source", "expected a text, found an object"],
  ])("that is wrong is told where and why: %j", (event, path, reason) => {
    expect(read("application/cloudevents+json", event)).toMatchObject([{path, reason}]);
  });

  it("that is none at all is refused as a request", () => {
    expect(() => read("application/json", {})).toThrow(/^no CloudEvent; expected ce- header fields/);
    expect(() => read("application/cloudevents+avro", {})).toThrow(/expected JSON$/);
    expect(() => read("application/cloudevents+json", "{")).toThrow(/^the body is not JSON/);
    expect(() => read("text/plain", "hello", {"ce-specversion": "1.0"})).toThrow(/^data of type "text\/plain" are not read/);
  });

  it("is read or refused, whatever it is", () => {
    fc.assert(fc.property(fc.jsonValue(), fc.string(), (value, type) => {
      const event = readEnvelope(typeof value === "object" ? {...attributes, type, ...value} : value, defaultLimits);
      if (!Fault.is(event)) meaningOf(event);
    }), {seed: 5, numRuns: 1000});
  });
});

describe("the meaning of a CloudEvent", () => {
  const meaning = (type: string, more: object = {}): unknown => {
    const [event] = read("application/cloudevents+json", {...attributes, type, ...more});
    return meaningOf(event as Envelope);
  };

  it("joins KServe's halves on the id, and those of Seldon on the requestid", () => {
    expect(meaning("org.kubeflow.serving.inference.request", {inferenceservicename: "spine"}))
      .toEqual({kind: "half", side: "request", join: "a", models: ["spine"]});
    expect(meaning("io.seldon.serving.inference.response", {requestid: "r", modelid: "node", inferenceservicename: "spine"}))
      .toEqual({kind: "half", side: "response", join: "r", models: ["spine", "node"]});
    expect(meaning("io.seldon.serving.inference.response")).toMatchObject({path: "/requestid"});
  });

  it("leaves out what a transformer or explainer saw of the same inference", () => {
    expect(meaning("org.kubeflow.serving.inference.request", {component: "transformer"})).toEqual({kind: "ignored"});
  });

  it("names the types there are", () => {
    expect(meaning("com.example.order")).toMatchObject(
      {path: "/type", reason: expect.stringMatching(/^unknown type "com.example.order"; one of: org.kubeflow/) as string});
  });
});
