import type {Config} from "./config.ts";
import type {AnyMeasure} from "../measure/measure.ts";

/** What plugins brought, by model. Code is loaded from the files that a command line names, never because of what lies in a store. */
export type Plugins = ReadonlyMap<string, readonly AnyMeasure[]>;

/** What to tell of a model whose plugins were not loaded: judged without them its results would say something else. */
export const pluginsMissing = (model: string): string =>
  `model ${JSON.stringify(model)} has plugins, which are loaded from its file only: --config FILE names it`;

/** A model's configuration with the measures that its plugins brought; null where it has some and they were not loaded. */
export const withLoaded = (config: Config, loaded: readonly AnyMeasure[] | undefined): Config | null => {
  if (!config.plugins) return config;
  return loaded ? {...config, settings: {...config.settings, measures: [...config.settings.measures ?? [], ...loaded]}} : null;
};
