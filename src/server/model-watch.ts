import {type Config, parseConfig} from "../config.ts";
import {watchOf} from "../config-watch.ts";
import type {Watch} from "../history/watch.ts";
import {textHash} from "../sketch/hash.ts";
import type {ModelConfig} from "../store/facts.ts";
import type {Ports} from "./ports.ts";

type Configured = Pick<ModelConfig, "model" | "config">;

/** What a model's configuration says; one that is known by a reference alone has none. */
export const modelConfig = ({model, config}: Configured): Config => config === "" ? {settings: {}} : parseConfig(config, model);

/** How a model is watched. */
export const modelWatch = (model: Configured, {store, clock, settings: {hashKey}}: Ports): Watch =>
  watchOf(modelConfig(model), {store, model: model.model, hash: textHash(hashKey), clock});
