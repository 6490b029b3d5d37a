import type {Config} from "../config/config.ts";
import {modelColumns} from "../ingest/model-columns.ts";
import type {ModelConfig} from "../store/facts.ts";
import {audit} from "./audit.ts";
import type {Model} from "./model-list.ts";
import type {Ports} from "./ports.ts";
import {Problem} from "./problem.ts";

/** A configuration that is to hold for a model. */
export interface ModelWish {
  readonly model: string;
  /** The text of its plumbline.yaml. */
  readonly text: string;
  readonly config: Config;
  readonly actor: string;
}

/** Lets a configuration hold for a model from now on; one that holds already changes nothing. */
export async function configureModel(ports: Pick<Ports, "store" | "clock">, {model, text, config, actor}: ModelWish): Promise<Model> {
  if (!isName(model)) throw new Problem(400, `no name for a model: ${JSON.stringify(model.slice(0, 60))}; expected 1 to 200 characters without control characters`);
  if (!config.schema) throw new Problem(400, "missing columns: the service must know what the columns are; plumbline init writes them");
  const before = await holding(ports, model), same = before?.config === text;
  const next: ModelConfig = same ? before
    : {model, revision: (before?.revision ?? 0) + 1, received: ports.clock(), config: text, schema: config.schema};
  if (!same) {
    await ports.store.append("models", [next]);
    await audit(ports, {actor, act: "configure-model", model, detail: {revision: next.revision}});
  }
  return {...next, columns: modelColumns(next.schema)};
}

/** What holds for a model now. */
async function holding({store}: Pick<Ports, "store">, model: string): Promise<ModelConfig | undefined> {
  for await (const [config] of store.read("models", {model, holding: true})) return config;
  return undefined;
}

const isName = (model: string): boolean => model.length > 0 && model.length <= 200 && !/[\p{Cc}\p{Cs}]/u.test(model);
