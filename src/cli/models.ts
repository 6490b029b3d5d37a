import {type Config, parseConfig} from "../config.ts";
import {defaultService, watchOf} from "../config-watch.ts";
import type {Schema} from "../data/schema.ts";
import type {Watch} from "../history/watch.ts";
import type {Scheduled} from "../job/schedule.ts";
import type {ModelConfig} from "../store/facts.ts";
import type {Store} from "../store/store.ts";
import {hashKey} from "./hash-key.ts";
import {Misuse} from "./misuse.ts";

/** A model with its schema, ready to be worked on. */
export interface KnownModel extends Scheduled {
  readonly schema: Schema;
}

const clock = (): number => Date.now();

const known = (store: Store, {model, schema}: Pick<ModelConfig, "model" | "schema">, config: Config): KnownModel => {
  const watch: Watch = watchOf(config, {store, model, hash: hashKey(), clock});
  return {watch, schema, retention: (config.service ?? defaultService).retention};
};

/** The models that a store knows, or the one that is named. */
export const knownModels = async (store: Store, name?: string): Promise<KnownModel[]> => {
  const all: ModelConfig[] = [];
  for await (const some of store.read("models", {holding: true})) all.push(...some);
  const found = name === undefined ? all : all.filter(({model}) => model === name);
  if (name !== undefined && found.length === 0) {
    throw new Misuse(`unknown model: ${JSON.stringify(name)}${all.length > 0 ? `; one of: ${all.map(({model}) => model).join(", ")}` : "; --config FILE names one"}`);
  }
  return found.map((one) => known(store, one, parseConfig(one.config, `the configuration of ${one.model}`)));
};

/** The one model that is meant: the named one, or the only one that there is. */
export const oneModel = async (store: Store, name?: string): Promise<KnownModel> => {
  const [only, ...others] = await knownModels(store, name);
  if (!only) throw new Misuse("no model: the store knows none; --config FILE names one");
  if (others.length > 0) throw new Misuse(`which model? one of: ${[only, ...others].map(({watch}) => watch.model).join(", ")}; name it with --model`);
  return only;
};
