import {basename} from "node:path";
import type {Config} from "../config/config.ts";
import type {Plugins} from "../config/plugins.ts";
import type {AnyMeasure} from "../measure/measure.ts";
import type {Store} from "../store/store.ts";
import {configuration} from "./configuration.ts";
import {bytesOf, input} from "./input.ts";
import {note, safe} from "./terminal.ts";

/** A configuration that names its model and says what the columns are. */
export interface Served {
  readonly path: string;
  readonly text: string;
  readonly config: Config & Required<Pick<Config, "model" | "schema">>;
  /** What its plugins brought. */
  readonly loaded: readonly AnyMeasure[];
}

/** Reads the configurations that were named. */
export async function servedConfigs(paths: readonly string[] | undefined): Promise<Served[]> {
  // Mentions a plumbline.yaml that lies about; the models that the store knows are served.
  if (!paths) await configuration(undefined);
  const {parseConfig, ConfigError} = await import("../config/config.ts");
  const {pluginMeasures} = await import("./plugins.ts");
  return Promise.all((paths ?? []).map(async (path) => {
    const text = new TextDecoder().decode(bytesOf(path)), config = parseConfig(text, path), {model, schema} = config;
    if (model === undefined) throw new ConfigError(path, ["missing model at the top; the service keeps data by the model's name"]);
    if (!schema) throw new ConfigError(path, ["missing columns; the service must know what the columns are: plumbline init writes them"]);
    return {path, text, config: {...config, model, schema}, loaded: await pluginMeasures(config, path)};
  }));
}

/** What the plugins of some configurations brought. */
export const pluginsOf = (served: readonly Served[]): Plugins => new Map(served.map(({config: {model}, loaded}) => [model, loaded]));

/** Lets configurations hold, each with the reference that it names as long as no other was promoted. */
export async function configureModels(store: Store, served: readonly Served[]): Promise<void> {
  const clock = (): number => Date.now();
  for (const {text, config} of served) {
    const {configureModel} = await import("../server/model-admin.ts"), {model} = config;
    await configureModel({store, clock}, {model, text, config, actor: "serve"});
    const path = config.service?.reference, {promoted} = await import("../history/references.ts");
    if (path === undefined || await promoted({store, model})) continue;
    const [{keepReference}, {encode}] = await Promise.all([import("../job/promote.ts"), import("../profile/codec.ts")]);
    const {progress} = await import("./progress.ts"), {referenceOf} = await import("./judged.ts"), bar = progress();
    const profile = await referenceOf(await input(path), config, {bar}).finally(() => { bar.end(); });
    await keepReference({store, model, clock}, {name: basename(path), bytes: encode(profile)}, "serve");
    note(`note: windows of ${safe(model)} are compared with ${safe(path)} (${profile.rows} rows)`);
  }
}
