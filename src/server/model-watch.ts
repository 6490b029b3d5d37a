import {type Config, parseConfig} from "../config/config.ts";
import {pluginsMissing, withLoaded} from "../config/plugins.ts";
import {watchOf} from "../config/watch.ts";
import type {Watch} from "../history/watch.ts";
import {textHash} from "../sketch/hash.ts";
import type {ModelConfig} from "../store/facts.ts";
import type {Ports} from "./ports.ts";
import {Problem} from "./problem.ts";

type Configured = Pick<ModelConfig, "model" | "config">;

/** What a model's configuration says, with what its plugins brought; one that is known by a reference alone has none. */
export const modelConfig = ({model, config}: Configured, {plugins}: Pick<Ports, "plugins">): Config => {
  const whole = withLoaded(config === "" ? {settings: {}} : parseConfig(config, model), plugins?.get(model));
  if (!whole) throw new Problem(409, pluginsMissing(model));
  return whole;
};

/** How a model is watched. */
export const modelWatch = (model: Configured, ports: Ports): Watch => {
  const {store, clock, settings: {hashKey}} = ports;
  return watchOf(modelConfig(model, ports), {store, model: model.model, hash: textHash(hashKey), clock});
};
