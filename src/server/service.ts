import {intake, type Intake} from "./intake.ts";
import {keyRing, type KeyRing} from "./key-ring.ts";
import {modelList, type ModelList} from "./model-list.ts";
import type {Ports} from "./ports.ts";

/** What the routes work with. */
export interface Service extends Ports {
  readonly intake: Intake;
  readonly models: ModelList;
  readonly keys: KeyRing;
}

/** Puts the parts of the service together. */
export const service = (ports: Ports): Service => ({...ports, intake: intake(ports), models: modelList(ports), keys: keyRing(ports)});
