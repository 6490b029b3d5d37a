import type {LabelFact, PredictionEvent} from "../data/event.ts";
import {answerNames, type Block, featureNames, type Naming, rowsOf} from "./block.ts";
import {Fault} from "./fault.ts";
import {instanceRows} from "./instances.ts";
import type {Receiving} from "./receiving.ts";
import {emptyRow, fill, type OpenRow, put} from "./row.ts";
import {check, type Check} from "./shape.ts";
import {feedbackShape, inputsShape, instancesShape, outputsShape, predictionsShape, seldonShape} from "./shape-of-inference.ts";
import {readSheet, type Sheet} from "./sheet.ts";
import {readTensor, type Tensor} from "./tensor.ts";
import {readEventTime} from "./time.ts";

/** Both halves of an inference, as they came. */
export interface Inference {
  readonly id: string;
  readonly request: unknown;
  readonly response: unknown;
  /** When it was answered, where that was said. */
  readonly time: string | undefined;
}

/** How one half is read: the key that tells the protocols apart, and what it holds. */
interface Protocol {
  readonly key: string;
  readonly check: Check;
  readonly rows: (payload: never, receiving: Receiving) => OpenRow[] | Fault;
}

type Tensors = Readonly<Record<string, readonly Tensor[]>>;
type Lines = Readonly<Record<string, readonly unknown[]>>;

const openInference = (key: "inputs" | "outputs", naming: Naming): Protocol => ({
  key, check: check(key === "inputs" ? inputsShape : outputsShape),
  rows: (payload: Tensors, {columns, limits}) => {
    const blocks: Block[] = [];
    for (const [i, tensor] of payload[key].entries()) {
      const path = `/${key}/${i}`, read = readTensor(tensor, path, limits);
      if (Fault.is(read)) return read;
      blocks.push({...read, path});
    }
    return rowsOf(blocks, columns, naming);
  },
});

const versionOne = (key: "instances" | "predictions", naming: Naming): Protocol => ({
  key, check: check(key === "instances" ? instancesShape : predictionsShape),
  rows: (payload: Lines, {columns, limits}) => instanceRows(payload[key], {columns, limits, naming, name: key}),
});

const seldon = (naming: Naming): Protocol => ({
  key: "data", check: check(seldonShape),
  rows: ({data}: {data: Sheet}, {columns, limits}) => {
    const block = readSheet(data, "/data", limits);
    return Fault.is(block) ? block : rowsOf([block], columns, naming);
  },
});

const asking = [openInference("inputs", featureNames), versionOne("instances", featureNames), seldon(featureNames)];
const answering = [openInference("outputs", answerNames), versionOne("predictions", answerNames), seldon(answerNames)];

function halfOf(payload: unknown, protocols: readonly Protocol[], receiving: Receiving): OpenRow[] | Fault {
  const found = protocols.find(({key}) => typeof payload === "object" && payload !== null && Object.hasOwn(payload, key));
  if (!found) return new Fault("", `expected an object with one of: ${protocols.map(({key}) => key).join(", ")}`);
  return found.check(payload) ?? found.rows(payload as never, receiving);
}

/** Joins what was asked with what was answered: one event a row. */
export function readInference({id, request, response, time}: Inference, receiving: Receiving): PredictionEvent[] | Fault {
  const asked = halfOf(request, asking, receiving), answered = halfOf(response, answering, receiving);
  if (Fault.is(asked)) return new Fault(`/request${asked.path}`, asked.reason);
  if (Fault.is(answered)) return new Fault(`/response${answered.path}`, answered.reason);
  if (asked.length !== answered.length) return new Fault("/response", `${answered.length} rows answered of ${asked.length} asked`);
  const at = readEventTime(time, "/time", receiving);
  if (typeof at !== "number") return at;
  for (const [i, row] of asked.entries()) {
    const fault = fill(row, answered[i], "/response");
    if (fault) return fault;
  }
  const {model, received} = receiving, version = versionOf(response);
  return asked.map((row, i) => ({model, id: rowId(id, i, asked.length), version, time: at, received, subject: null, row}));
}

/** The rows of a batch are events of their own; a single one keeps the id. */
const rowId = (id: string, index: number, count: number): string => count === 1 ? id : `${id}/${index}`;

function versionOf(response: unknown): string | null {
  const version = (response as {readonly model_version?: unknown}).model_version;
  return typeof version === "string" && version !== "" ? version : null;
}

/** What Seldon's feedback carries. */
interface Feedback {
  readonly truth: {readonly data: Sheet};
  readonly reward?: number;
}

const checkFeedback = check(feedbackShape);

/** Reads Seldon's feedback: the truth of each row as its label, the reward as a business value where the model has that column. */
export function readFeedback(payload: unknown, id: string, {model, received, columns, limits}: Receiving): LabelFact[] | Fault {
  const fault = checkFeedback(payload);
  if (fault) return fault;
  const {truth, reward} = payload as Feedback, block = readSheet(truth.data, "/truth/data", limits);
  if (Fault.is(block)) return block;
  if (columns.target === undefined) return new Fault("/truth", `model ${JSON.stringify(model)} has no target column`);
  if (block.width !== 1) return new Fault("/truth/data", `${block.width} values in a row; expected the label alone`);
  const target = columns.target;
  return block.cells.map((cell, i) => {
    const row = emptyRow();
    put(row, target, {cell, path: ""});
    if (reward !== undefined && columns.business.includes("reward")) put(row, "reward", {cell: reward, path: ""});
    return {model, id: rowId(id, i, block.rows), revision: 1, received, retracted: false, row};
  });
}
