import {defaultCompared, defaultWindows, type Compared, type Watch, type Windows} from "../history/watch.ts";
import {type Retention, usualRetention} from "../job/retention.ts";
import type {Settings} from "../result/settings.ts";

/** What plumbline.yaml says of a model that is watched over time. */
export interface Service {
  /** Where facts lie. */
  readonly store?: string;
  readonly windows: Windows;
  readonly compared: Compared;
  /** The table or profile to begin with. */
  readonly reference?: string;
  readonly retention: Retention;
}

/** What holds where plumbline.yaml says nothing. */
export const defaultService: Service = {windows: defaultWindows, compared: defaultCompared, retention: usualRetention};

/** The parts of a configuration that a watch is made from. */
interface Configured {
  readonly settings: Partial<Settings>;
  readonly service?: Service;
}

/** A model under watch, as its configuration says. */
export const watchOf = ({settings, service = defaultService}: Configured, around: Omit<Watch, "windows" | "compared" | "settings">): Watch =>
  ({...around, settings, windows: service.windows, compared: service.compared});
