import {type ModelColumns, modelColumns} from "../ingest/model-columns.ts";
import type {ModelConfig} from "../store/facts.ts";
import {fresh} from "./fresh.ts";
import type {Ports} from "./ports.ts";
import {notFound} from "./problem.ts";

/** A model as the service knows it. */
export interface Model extends ModelConfig {
  readonly columns: ModelColumns;
}

/** The models there are, as they were a moment ago. */
export interface ModelList {
  all(): Promise<readonly Model[]>;
  /** Throws where there is no such model, naming those there are. */
  named(name: string): Promise<Model>;
  /** The first of some names that a model has. */
  among(names: readonly string[]): Promise<Model | undefined>;
  /** Reads them again at the next question. */
  forget(): void;
}

/** Reads the models from the store. */
export function modelList({store, clock}: Pick<Ports, "store" | "clock">): ModelList {
  const models = fresh(async () => {
    const found = new Map<string, Model>();
    for await (const some of store.read("models", {holding: true})) {
      for (const config of some) found.set(config.model, {...config, columns: modelColumns(config.schema)});
    }
    return found;
  }, clock);
  return {
    all: async () => [...(await models.get()).values()].sort((a, b) => a.model < b.model ? -1 : 1),
    named: async (name) => {
      const found = await models.get(), model = found.get(name);
      if (!model) throw notFound("model", name, [...found.keys()]);
      return model;
    },
    among: async (names) => {
      const found = await models.get();
      return names.map((name) => found.get(name)).find((model) => model !== undefined);
    },
    forget: models.forget,
  };
}
