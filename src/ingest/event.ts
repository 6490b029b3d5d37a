import type {Cell, PredictionEvent, Row} from "../data/event.ts";
import {Fault, shown, step} from "./fault.ts";
import type {Receiving} from "./receiving.ts";
import {emptyRow, fill, type OpenRow, put} from "./row.ts";
import {readEventTime} from "./time.ts";

/** An event of the wire, once its shape holds. */
export interface WireEvent {
  readonly id: string;
  readonly time?: string | number;
  readonly version?: string | null;
  readonly subject?: string | null;
  readonly features?: Row;
  readonly prediction?: Cell;
  readonly scores?: Readonly<Record<string, number | null>>;
  readonly segments?: Row;
}

/** Turns an event of the wire into a row of the model's schema. */
export function readEvent(wire: WireEvent, receiving: Receiving): PredictionEvent | Fault {
  const {id, version = null, subject = null} = wire, {model, received} = receiving;
  const time = readEventTime(wire.time, "/time", receiving);
  if (typeof time !== "number") return time;
  const row = emptyRow();
  const fault = fill(row, wire.features, "/features") ?? fill(row, wire.segments, "/segments")
    ?? putPrediction(row, wire.prediction, receiving) ?? putScores(row, wire.scores, receiving);
  if (fault) return fault;
  if (Object.keys(row).length === 0) return new Fault("", "nothing to watch; expected features, a prediction, scores or segments");
  putNames(row, {id, time}, receiving);
  return {model, id, version, time, received, subject: subject === null ? null : receiving.subject(subject), row};
}

function putPrediction(row: OpenRow, prediction: Cell | undefined, {model, columns}: Receiving): Fault | undefined {
  if (prediction === undefined) return undefined;
  if (columns.prediction === undefined) return new Fault("/prediction", `model ${shown(model)} has no prediction column`);
  return put(row, columns.prediction, {cell: prediction, path: "/prediction"});
}

function putScores(row: OpenRow, scores: WireEvent["scores"], {model, columns}: Receiving): Fault | undefined {
  for (const name of Object.keys(scores ?? {})) {
    const column = columns.scores.get(name), path = `/scores${step(name)}`;
    if (column === undefined) {
      const choices = columns.scores.size > 0 ? `; one of: ${[...columns.scores.keys()].join(", ")}` : "";
      return new Fault(path, `model ${shown(model)} has no score column for ${shown(name)}${choices}`);
    }
    const fault = put(row, column, {cell: scores![name], path});
    if (fault) return fault;
  }
  return undefined;
}

/** The id and the time are columns too where the schema has such: how fresh and how unique they are is watched. */
function putNames(row: OpenRow, {id, time}: {id: string; time: number}, {columns}: Receiving): void {
  if (columns.id !== undefined && !(columns.id in row)) row[columns.id] = id;
  if (columns.timestamp !== undefined && !(columns.timestamp in row)) row[columns.timestamp] = new Date(time).toISOString();
}

