import type {TextHash} from "./hash.ts";

/** Stands for null among the hashes of texts, which are whole numbers from 0. */
export const nullText = -1;

/** Stands for the empty text, which is no value. */
export const emptyText = -2;

/** Writes the hash of each text from the start-th on into `into`. */
export const textHashes = (
  texts: readonly (string | null)[], hash: TextHash, {into, start = 0}: {readonly into: Float64Array; readonly start?: number},
): void => {
  for (let i = start; i < texts.length; i++) {
    const text = texts[i];
    into[i] = text === null ? nullText : text === "" ? emptyText : hash.number(text);
  }
};
