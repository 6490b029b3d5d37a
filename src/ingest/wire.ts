import {type Check, check, eventShape, kpiShape, labelShape} from "./shape.ts";
import {readEvent, type WireEvent} from "./event.ts";
import type {Fault} from "./fault.ts";
import {readKpi, type WireKpi} from "./kpi.ts";
import {readLabel, type WireLabel} from "./label.ts";
import type {Limits} from "./limits.ts";
import type {Receiving} from "./receiving.ts";
import type {Facts} from "../store/facts.ts";

/** What may be sent to a model. */
export type Sent = "events" | "labels" | "kpis";

/** How one kind of thing that is sent is checked and read. */
export interface Wire<Kind extends Sent> {
  readonly check: Check;
  readonly read: (value: unknown, receiving: Receiving) => Facts[Kind] | Fault;
}

/** All kinds of things that are sent. */
export type Wires = {readonly [Kind in Sent]: Wire<Kind>};

/** Compiles the checks for some limits. */
export const wires = (limits: Limits): Wires => ({
  events: {check: check(eventShape(limits)), read: (value, receiving) => readEvent(value as WireEvent, receiving)},
  labels: {check: check(labelShape(limits)), read: (value, receiving) => readLabel(value as WireLabel, receiving)},
  kpis: {check: check(kpiShape(limits)), read: (value, receiving) => readKpi(value as WireKpi, receiving)},
});
