import {describe, expect, it} from "vitest";
import {served, type Served} from "./served.ts";

const kserve = (side: string, id: string, data: unknown, more: object = {}): object => ({
  specversion: "1.0", id, source: "urn:k", type: `org.kubeflow.serving.inference.${side}`, inferenceservicename: "spine", component: "predictor", data, ...more,
});
const request = (id: string, more?: object): object => kserve("request", id, {instances: [[17, 2]]}, more);
const response = (id: string, more?: object): object => kserve("response", id, {predictions: ["hernia"]}, more);

const send = ({post}: Served, events: unknown): ReturnType<Served["post"]> =>
  post("/v1/events", events, {headers: {"content-type": Array.isArray(events) ? "application/cloudevents-batch+json" : "application/cloudevents+json"}});

describe("POST CloudEvents", () => {
  it.each([[request, response], [response, request]])("joins the halves of an inference, whichever comes first", async (first, second) => {
    const it = await served();
    expect((await send(it, first("r", {time: "2026-01-31T10:00:00Z"}))).body).toMatchObject({accepted: 0, waiting: 1});
    expect((await send(it, second("r", {time: "2026-01-31T10:00:00Z"}))).body).toMatchObject({accepted: 1, waiting: 0});
    expect(await it.all("events")).toMatchObject([{id: "r", time: Date.UTC(2026, 0, 31, 10), row: {tilt: 17, grade: 2, predicted: "hernia"}}]);
    expect(await it.all("quarantine")).toEqual([]);
  });

  it("takes a half that is sent again for known, before and after it was joined", async () => {
    const it = await served();
    await send(it, request("r"));
    expect((await send(it, request("r"))).body).toMatchObject({waiting: 1});
    await send(it, response("r"));
    expect((await send(it, [request("r"), response("r")])).body).toMatchObject({accepted: 0, duplicate: 2, waiting: 0});
    expect(await it.all("quarantine")).toEqual([]);
  });

  it("loses neither of two halves that come at once", async () => {
    const it = await served();
    const ids = Array.from({length: 20}, (_, i) => `r${i}`);
    await Promise.all(ids.flatMap((id) => [send(it, request(id)), send(it, response(id))]));
    expect((await it.all("events")).map(({id}) => id).sort()).toEqual(ids.sort());
    expect(await it.all("quarantine")).toEqual([]);
  });

  it("lets a half wait for an hour, where it can be seen", async () => {
    const it = await served();
    await send(it, request("r"));
    it.clock.now += 3_600_001;
    expect((await send(it, response("r"))).body).toMatchObject({waiting: 1});
    expect((await it.get("/v1/models/spine/quarantine")).body["items"]).toMatchObject(
      [{id: "half:request:r", reason: "waits for its response"}, {id: "half:response:r", reason: "waits for its request"}]);
  });

  it("keeps no more halves than there is room for", async () => {
    const it = await served({settings: {quarantine: 1}});
    expect(await send(it, [request("a"), request("b")])).toMatchObject(
      {status: 200, body: {waiting: 1, rejected: 1, errors: [{index: 1, reason: expect.stringMatching(/too many wait already$/) as string}]}});
  });

  it("keeps halves that do not fit each other, to be looked at", async () => {
    const it = await served();
    await send(it, request("r"));
    expect(await send(it, response("r", {data: {predictions: ["a", "b"]}}))).toMatchObject(
      {status: 422, body: {errors: [{path: "/response", reason: "2 rows answered of 1 asked"}]}});
    const [entry] = await it.all("quarantine");
    expect(JSON.parse(entry.raw)).toEqual({id: "r", request: {instances: [[17, 2]]}, response: {predictions: ["a", "b"]}});
  });

  it("reads KServe's agent in binary mode, as it sends it", async () => {
    const it = await served();
    const headers = (type: string): Record<string, string> => ({
      "ce-specversion": "1.0", "ce-id": "9f", "ce-source": "http://x/", "ce-type": `org.kubeflow.serving.inference.${type}`,
      "ce-inferenceservicename": "spine", "ce-namespace": "default", "ce-component": "predictor", "ce-time": "2026-01-31T11:00:00Z",
      "ce-metadata": "{}", "content-type": "application/json",
    });
    expect((await it.post("/v1/events", {inputs: [{name: "tilt", shape: [2], datatype: "FP32", data: [1, 2]}]}, {headers: headers("request")})).status).toBe(200);
    const answer = {model_name: "spine", id: "9f", outputs: [{name: "predict", shape: [2], datatype: "BYTES", data: ["hernia", "normal"]}]};
    expect((await it.post("/v1/events", answer, {headers: headers("response")})).body).toMatchObject({accepted: 2});
    expect(await it.all("events")).toMatchObject([{id: "9f/0", row: {tilt: 1}}, {id: "9f/1", row: {predicted: "normal"}}]);
  });

  it("reads JSON whatever the caller of the model called it", async () => {
    const it = await served(), headers = {
      "ce-specversion": "1.0", "ce-id": "9f", "ce-source": "http://x/", "ce-type": "org.kubeflow.serving.inference.request",
      "ce-inferenceservicename": "spine", "content-type": "application/x-www-form-urlencoded",
    };
    expect(await it.post("/v1/events", {instances: [[17, 2]]}, {headers})).toMatchObject({status: 200, body: {waiting: 1}});
    expect(await it.post("/v1/events", "tilt=17", {headers})).toMatchObject({status: 415, body: {detail: expect.stringContaining("expected JSON") as string}});
  });

  it("reads Seldon's requests, responses and feedback of specversion 0.3", async () => {
    const it = await served();
    const seldon = (type: string, id: string, data: unknown): object =>
      ({specversion: "0.3", id, source: "s", type: `io.seldon.serving.${type}`, requestid: "q", modelid: "spine", data});
    const batch = [
      seldon("inference.request", "1", {data: {ndarray: [[17, 2]]}}), seldon("inference.response", "2", {data: {ndarray: [[0.8, 0.2]]}}),
      seldon("feedback", "3", {truth: {data: {ndarray: [["hernia"]]}}, reward: 1}),
    ];
    expect((await send(it, batch)).body).toMatchObject({accepted: 2, waiting: 0, rejected: 0});
    expect(await it.all("events")).toMatchObject([{id: "q", row: {tilt: 17, p_hernia: 0.8}}]);
    expect(await it.all("labels")).toMatchObject([{id: "q", row: {diagnosis: "hernia"}}]);
  });

  it("reads events, labels and values of our own types, and answers one by one", async () => {
    const it = await served();
    const own = (type: string, data: unknown, model = "spine"): object =>
      ({specversion: "1.0", id: "1", source: "s", type: `io.plumbline.${type}`, model, data});
    const batch = [
      own("event", {id: "a", prediction: "x"}), own("label", {id: "a", label: "x"}), own("kpi", {name: "k", value: 1, from: "2026-01-01", to: "2026-01-02"}),
      own("event", {}), own("event", {}, "spline"), own("order", {}), 7, kserve("request", "e", {}, {component: "explainer"}),
    ];
    expect(await send(it, batch)).toMatchObject({status: 200, body: {accepted: 3, rejected: 4, ignored: 1, errors: [
      {index: 3, path: "/id"}, {index: 4, reason: 'unknown model "spline"; one of: spine'}, {index: 5, path: "/type"}, {index: 6, path: ""},
    ]}});
  });
});
