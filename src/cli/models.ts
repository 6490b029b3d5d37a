import {type Config, parseConfig} from "../config/config.ts";
import {defaultService, watchOf} from "../config/watch.ts";
import {type Plugins, pluginsMissing, withLoaded} from "../config/plugins.ts";
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

const known = (store: Store, {model, schema}: ModelConfig, config: Config): KnownModel => {
  const watch: Watch = watchOf(config, {store, model, hash: hashKey(), clock});
  return {watch, schema, retention: (config.service ?? defaultService).retention};
};

/** Which of the models that a store knows. */
export interface Which {
  /** This one only. */
  readonly name?: string | undefined;
  /** What their plugins brought; null where nothing is to be judged. */
  readonly plugins: Plugins | null;
}

/** The models that a store knows, or the one that is named. */
export const knownModels = async (store: Store, {name, plugins}: Which): Promise<KnownModel[]> => {
  const all: ModelConfig[] = [];
  for await (const some of store.read("models", {holding: true})) all.push(...some);
  const found = name === undefined ? all : all.filter(({model}) => model === name);
  if (name !== undefined && found.length === 0) {
    throw new Misuse(`unknown model: ${JSON.stringify(name)}${all.length > 0 ? `; one of: ${all.map(({model}) => model).join(", ")}` : "; --config FILE names one"}`);
  }
  return found.map((one) => {
    const config = parseConfig(one.config, `the configuration of ${one.model}`), whole = plugins ? withLoaded(config, plugins.get(one.model)) : config;
    if (!whole) throw new Misuse(pluginsMissing(one.model));
    return known(store, one, whole);
  });
};

/** The one model that is meant: the named one, or the only one that there is. */
export const oneModel = async (store: Store, which: Which): Promise<KnownModel> => {
  const [only, ...others] = await knownModels(store, which);
  if (!only) throw new Misuse("no model: the store knows none; --config FILE names one");
  if (others.length > 0) throw new Misuse(`which model? one of: ${[only, ...others].map(({watch}) => watch.model).join(", ")}; name it with --model`);
  return only;
};
