import {describe, expect, it} from "vitest";
import {Fault} from "../../src/ingest/fault.ts";
import {readFeedback, readInference} from "../../src/ingest/inference.ts";
import {receiving, row} from "./receiving.ts";

const read = (request: unknown, response: unknown): unknown => {
  const events = readInference({id: "r", request, response, time: undefined}, receiving);
  return Fault.is(events) ? [events.path, events.reason] : events.map(({id, row: cells}) => [id, cells]);
};
const tensor = (name: string, shape: number[], data: unknown, datatype = "FP64"): object => ({name, shape, datatype, data});
const answered = {model_version: "3", outputs: [tensor("predict", [2], ["hernia", "normal"], "BYTES")]};

describe("an inference of the Open Inference Protocol", () => {
  it("fans out to rows, named by their tensors", () => {
    const request = {inputs: [tensor("tilt", [2, 1], [[1.5], [2.5]]), tensor("site", [2], ["north", "south"], "BYTES")]};
    expect(read(request, answered)).toEqual([
      ["r/0", row({tilt: 1.5, site: "north", predicted: "hernia"})], ["r/1", row({tilt: 2.5, site: "south", predicted: "normal"})],
    ]);
  });

  it("names a single tensor's columns in the order of the schema, data flat or nested", () => {
    const expected = [["r/0", row({tilt: 1, grade: 2, predicted: "hernia"})], ["r/1", row({tilt: 3, grade: 4, predicted: "normal"})]];
    expect(read({inputs: [tensor("input-0", [2, 2], [1, 2, 3, 4])]}, answered)).toEqual(expected);
    expect(read({inputs: [tensor("input-0", [2, 2], [[1, 2], [3, 4]])]}, answered)).toEqual(expected);
  });

  it("reads probabilities into the score columns", () => {
    const response = {outputs: [tensor("predict_proba", [1, 2], [0.7, 0.3], "FP32"), tensor("predict", [1], ["hernia"], "BYTES")]};
    expect(read({inputs: [tensor("tilt", [1], [1])]}, response)).toEqual(
      [["r", row({tilt: 1, p_hernia: 0.7, p_normal: 0.3, predicted: "hernia"})]]);
  });

  it("takes an output as wide as there are scores for the scores, whatever it is called, unless another is called so", () => {
    const asked = {inputs: [tensor("tilt", [1], [1])]}, label = tensor("prediction", [1], ["hernia"], "BYTES");
    const known = {tilt: 1, predicted: "hernia", p_hernia: 0.7, p_normal: 0.3};
    for (const name of ["probs", "output-1"]) expect(read(asked, {outputs: [label, tensor(name, [1, 2], [0.7, 0.3])]})).toEqual([["r", row(known)]]);
    const place = tensor("embedding", [1, 2], [5, 6]);
    expect(read(asked, {outputs: [label, place, tensor("probs", [1, 2], [0.7, 0.3])]})).toEqual([["r", row({...known, embedding_0: 5, embedding_1: 6})]]);
    expect(read(asked, {outputs: [label, place, tensor("place", [1, 2], [7, 8])]})).toEqual(
      [["r", row({tilt: 1, predicted: "hernia", embedding_0: 5, embedding_1: 6, place_0: 7, place_1: 8})]]);
  });

  it("keeps the version that answered", () => {
    const events = readInference({id: "r", request: {inputs: [tensor("tilt", [2], [1, 2])]}, response: answered, time: "2026-01-01"}, receiving);
    expect(events).toMatchObject([{version: "3", time: Date.UTC(2026, 0, 1)}, {version: "3"}]);
  });

  it.each(["UINT8", "UINT16", "UINT32", "UINT64", "INT8", "INT16", "INT32", "INT64", "FP16", "FP32", "FP64", "BOOL"])("reads %s", (datatype) => {
    const cell = datatype === "BOOL";
    expect(read({inputs: [tensor("tilt", [2], [1, 0], datatype)]}, answered)).toMatchObject(
      [["r/0", {tilt: cell || 1}], ["r/1", {tilt: cell ? false : 0}]]);
  });

  it("decodes bytes that are said to be base64", () => {
    const bytes = {...tensor("site", [2], ["bm9ydGg=", "w6Q="], "BYTES"), parameters: {content_type: "base64"}};
    expect(read({inputs: [bytes]}, answered)).toMatchObject([["r/0", {site: "north"}], ["r/1", {site: "ä"}]]);
  });

  it.each([
    [{inputs: [tensor("tilt", [3], [1, 2])]}, "/request/inputs/0/data", "2 values in a tensor of shape [3]; expected 3"],
    [{inputs: [tensor("tilt", [2], [1, "x"])]}, "/request/inputs/0/data/1", 'expected a finite number or null, found "x"'],
    [{inputs: [tensor("tilt", [2], [1, 1.5], "INT8")]}, "/request/inputs/0/data/1", "expected a whole number, found 1.5"],
    [{inputs: [tensor("tilt", [2], [1, 2], "FP8")]}, "/request/inputs/0/datatype", /^unknown datatype "FP8"; one of: BOOL, UINT8/],
    [{inputs: [{name: "tilt", shape: [2], datatype: "FP64"}]}, "/request/inputs/0/data", /tensors in binary form are not read$/],
    [{inputs: [tensor("tilt", [1], [1]), tensor("grade", [2], [1, 2])]}, "/request/inputs/1", '2 rows in "grade", 1 in "tilt"'],
    [{inputs: [tensor("tilt", [1], [1])]}, "/response", "2 rows answered of 1 asked"],
    [{inputs: []}, "/request/inputs", /fewer than 1/],
    [{input: []}, "/request", "expected an object with one of: inputs, instances, data"],
    [{inputs: [tensor("tilt", [1e9, 1e9], [])]}, "/request/inputs/0/shape", "1000000000 rows in one tensor; at most 10000"],
  ])("that is wrong is told where and why: %j", (request, path, reason) => {
    const [place, why] = read(request, answered) as [string, string];
    expect(place).toBe(path);
    expect(why).toEqual(typeof reason === "string" ? reason : expect.stringMatching(reason));
  });
});

describe("an inference of version 1", () => {
  it("reads instances as objects, as lists and as single values", () => {
    const response = {predictions: ["hernia"]};
    expect(read({instances: [{tilt: 1, site: "north"}]}, response)).toEqual([["r", row({tilt: 1, site: "north", predicted: "hernia"})]]);
    expect(read({instances: [[1, 2]]}, response)).toEqual([["r", row({tilt: 1, grade: 2, predicted: "hernia"})]]);
    expect(read({instances: [[1, 2, 3]]}, response)).toMatchObject([["r", {instances_0: 1, instances_2: 3}]]);
  });

  it("reads as many predictions a row as there are score columns as scores", () => {
    expect(read({instances: [[1, 2]]}, {predictions: [[0.7, 0.3]]})).toEqual([["r", row({tilt: 1, grade: 2, p_hernia: 0.7, p_normal: 0.3})]]);
    expect(read({instances: [[1, 2]]}, {predictions: [{hernia: 0.7, predicted: "hernia"}]})).toMatchObject([["r", {p_hernia: 0.7, predicted: "hernia"}]]);
  });

  it("names the cell that is none", () => {
    expect(read({instances: [{tilt: {deep: 1}}]}, {predictions: [1]})).toEqual(
      ["/request/instances/0/tilt", "expected a text, a finite number, a boolean or null, found an object"]);
  });
});

describe("an inference of Seldon's protocol", () => {
  it("reads an ndarray with names and a tensor without", () => {
    const response = {data: {names: ["t:0", "t:1"], tensor: {shape: [1, 2], values: [0.9, 0.1]}}, meta: {}};
    const expected = [["r", row({tilt: 1, grade: 2, p_hernia: 0.9, p_normal: 0.1})]];
    expect(read({data: {names: ["tilt", "grade"], ndarray: [[1, 2]]}}, response)).toEqual(expected);
    expect(read({data: {tensor: {shape: [1, 2], values: [1, 2]}}}, response)).toEqual(expected);
  });

  it("reads feedback as labels, and the reward where the model has such a column", () => {
    expect(readFeedback({truth: {data: {ndarray: [["hernia"], ["normal"]]}}, reward: 1}, "r", receiving)).toMatchObject(
      [{id: "r/0", revision: 1, row: {diagnosis: "hernia"}}, {id: "r/1", row: {diagnosis: "normal"}}]);
    expect(readFeedback({reward: 1}, "r", receiving)).toMatchObject({path: "/truth", reason: 'missing key "truth"'});
  });

  it("refuses uneven rows", () => {
    expect(read({data: {ndarray: [[1, 2], [3]]}}, {data: {ndarray: [1, 2]}})).toEqual(["/request/data", "3 values in 2 rows; expected 2 in each"]);
  });
});
