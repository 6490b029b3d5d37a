import {existsSync} from "node:fs";
import type {Store} from "../store/store.ts";
import {Misuse} from "./misuse.ts";

/** Where a service keeps its data unless told. */
export const usualData = "plumbline-data";

/** How the option is described wherever it is taken. */
export const dataOption = ["--data <place>", `where the data lie: a folder, or the address of a MongoDB server (default: ${usualData})`] as const;

/** Refuses a place where nothing lies: to look must not make a store. */
export function checkPlace(data: string | undefined): void {
  const place = data ?? usualData;
  if (!place.includes("://") && !existsSync(place)) throw new Misuse(`no store: ${JSON.stringify(place)}; --data says where it lies`);
}

/** Opens the store, works with it and lets go of it. */
export async function withStore<Result>(place: string | undefined, work: (store: Store) => Promise<Result>): Promise<Result> {
  const {openStore} = await import("../store/open.ts");
  const store = await openStore(place ?? usualData);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
