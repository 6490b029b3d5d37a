import type {Cell, LabelFact, Row} from "../data/event.ts";
import {Fault, shown, step} from "./fault.ts";
import type {Receiving} from "./receiving.ts";
import {untold} from "./folded-label.ts";
import {emptyRow, fill, put} from "./row.ts";

/** A label of the wire, once its shape holds. */
export interface WireLabel {
  readonly id: string;
  readonly label?: Cell;
  readonly outcomes?: Row;
  readonly revision?: number;
  readonly retracted?: boolean;
}

/** Turns a label of the wire into a fact about the event of that id. */
export function readLabel(wire: WireLabel, {model, received, columns}: Receiving): LabelFact | Fault {
  const {id, label, outcomes, revision = untold, retracted = false} = wire;
  const fact = {model, id, revision, received, retracted};
  if (retracted) {
    if (label !== undefined || outcomes !== undefined) return new Fault("/retracted", "a retraction carries no label and no outcomes");
    return {...fact, row: emptyRow()};
  }
  const row = emptyRow();
  if (label !== undefined) {
    if (columns.target === undefined) return new Fault("/label", `model ${shown(model)} has no target column`);
    put(row, columns.target, {cell: label, path: "/label"});
  }
  // What an event itself said is not for those to change who say what became of it.
  const strange = Object.keys(outcomes ?? {}).find((name) => !columns.business.includes(name));
  if (strange !== undefined) {
    return new Fault(`/outcomes${step(strange)}`, `${shown(strange)} is no business column of model ${shown(model)}; ` +
      (columns.business.length > 0 ? `one of: ${columns.business.join(", ")}` : "it has none (role: business)"));
  }
  const fault = fill(row, outcomes, "/outcomes");
  if (fault) return fault;
  if (Object.keys(row).length === 0) return new Fault("", "nothing became known; expected a label, outcomes or retracted: true");
  return {...fact, row};
}
