import {dirname, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import type {Config} from "../config/config.ts";
import {withLoaded} from "../config/plugins.ts";
import type {AnyMeasure} from "../measure/measure.ts";
import {Misuse} from "./misuse.ts";

/** The configuration with the measures that its plugins export. */
export async function withPlugins(config: Config, path: string): Promise<Config> {
  return withLoaded(config, await pluginMeasures(config, path)) ?? config;
}

/** The measures that a configuration's plugins export; a plugin's path is taken from the configuration's folder. */
export async function pluginMeasures(config: Config, path: string): Promise<AnyMeasure[]> {
  const loaded: AnyMeasure[] = [];
  for (const plugin of config.plugins ?? []) loaded.push(...await measuresOf(plugin, resolve(dirname(path), plugin)));
  const {measureIds} = await import("../config/parts.ts"), measures = [...config.settings.measures ?? [], ...loaded];
  const twice = measures.find(({id}, at) => measureIds.includes(id) || measures.findIndex((other) => other.id === id) < at);
  if (twice) throw new Misuse(`measure named twice: ${twice.id}; a measure of one's own needs a name that the catalogue does not have`);
  return loaded;
}

async function measuresOf(name: string, file: string): Promise<AnyMeasure[]> {
  const exported = await import(pathToFileURL(file).href).catch((cause: unknown) => {
    throw new Misuse(`cannot load plugin ${name}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }) as {readonly default?: unknown};
  const given: unknown[] = Array.isArray(exported.default) ? exported.default : [exported.default];
  if (!given.every(isMeasure)) throw new Misuse(`plugin ${name} exports no measure: its default export must be what defineMeasure gives, or a list of that`);
  return given;
}

const isMeasure = (given: unknown): given is AnyMeasure =>
  typeof given === "object" && given !== null && "id" in given && "over" in given && "score" in given && typeof given.score === "function";
