import type {Store} from "./store.ts";

/** Opens the store that a text names: a folder of the embedded store. */
export const openStore = async (place: string): Promise<Store> => (await import("./sqlite.ts")).sqliteStore(place);
