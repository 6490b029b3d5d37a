import type {TextHash} from "../sketch/hash.ts";

/** Replaces the labels of a dictionary by keyed hashes, once a dictionary; the empty text stays what it is. */
export const hashedLabels = (hash: TextHash): (labels: readonly string[]) => readonly string[] => {
  const known = new WeakMap<readonly string[], string[]>();
  return (labels) => {
    let hashed = known.get(labels);
    if (!hashed) known.set(labels, hashed = []);
    for (let i = hashed.length; i < labels.length; i++) hashed.push(labels[i] === "" ? "" : hash.label(labels[i]));
    return hashed;
  };
};
