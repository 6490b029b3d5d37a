import {randomUUID} from "node:crypto";
import {hostname} from "node:os";
import type {Plugins} from "../config/plugins.ts";
import type {Store} from "../store/store.ts";
import {configuration} from "./configuration.ts";
import {checkPlace, withStore} from "./data-place.ts";
import {configureModels, pluginsOf, servedConfigs} from "./serve-models.ts";

/** Options of the commands that work on the store of a service. */
export interface PlaceOptions {
  readonly data?: string;
  readonly config?: string;
}

/** Opens the store that the options mean; a configuration that they name holds for its model from then on. */
export const atPlace = async <Result>({data, config}: PlaceOptions, work: (store: Store, plugins: Plugins) => Promise<Result>): Promise<Result> => {
  const {service} = await configuration(config);
  if (config === undefined) checkPlace(data);
  return withStore(data ?? service?.store, async (store) => {
    const served = config === undefined ? [] : await servedConfigs([config]);
    await configureModels(store, served);
    return work(store, pluginsOf(served));
  });
};

/** A name that no other process has. */
export const workerName = (): string => `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;
