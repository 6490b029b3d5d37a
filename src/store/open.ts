import type {Store} from "./store.ts";

/** Opens the store that a text names: the address of a MongoDB server, or a folder for the embedded store. */
export const openStore = async (place: string): Promise<Store> =>
  /^mongodb(?:\+srv)?:\/\//.test(place)
    ? (await import("./mongodb.ts")).mongodbStore(place)
    : (await import("./sqlite.ts")).sqliteStore(place);
