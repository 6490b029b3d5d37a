import {parseConfig} from "../config.ts";
import {watchOf} from "../config-watch.ts";
import type {Watch} from "../history/watch.ts";
import {textHash} from "../sketch/hash.ts";
import type {ModelConfig} from "../store/facts.ts";
import type {Ports} from "./ports.ts";

/** How a model is watched, as its configuration says. */
export function modelWatch({model, config}: Pick<ModelConfig, "model" | "config">, {store, clock, settings: {hashKey}}: Ports): Watch {
  const configured = config === "" ? {settings: {}} : parseConfig(config, model);
  return watchOf(configured, {store, model, hash: textHash(hashKey), clock});
}
