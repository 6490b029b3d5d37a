import type {FastifyBaseLogger} from "fastify";
import type {Plugins} from "../config/plugins.ts";
import type {Store} from "../store/store.ts";
import type {ServerSettings} from "./settings.ts";

/** What the service stands on. */
export interface Ports {
  readonly store: Store;
  /** Now, milliseconds since 1970 in UTC. */
  readonly clock: () => number;
  readonly settings: ServerSettings;
  /** What the plugins of models brought; nothing unless told. */
  readonly plugins?: Plugins;
  /** How long the last pass over each model's windows took, in seconds: written by the jobs, shown by the metrics. */
  readonly passes?: Map<string, number>;
  /** Told what was asked and how it went; never a value from a row, never a key. */
  readonly logger?: FastifyBaseLogger;
}
