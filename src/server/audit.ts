import {randomUUID} from "node:crypto";
import {placeOf} from "../store/fact.ts";
import type {Audit} from "../store/facts.ts";
import type {Place} from "../store/store.ts";
import type {Ports} from "./ports.ts";

/** Notes an administrative act: who did what to which thing, never a value from data. */
export async function audit({store, clock}: Pick<Ports, "store" | "clock">, act: Omit<Audit, "id" | "received">): Promise<void> {
  await store.append("audit", [{id: randomUUID(), received: clock(), ...act}]);
}

/** Where an act stands among the others. */
export const audited = (act: Audit): Place => placeOf("audit", act);
