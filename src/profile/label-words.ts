import type {TextHash} from "../sketch/hash.ts";
import {wordsOfTexts} from "../sketch/row-hash.ts";
import {textHashes} from "../sketch/text-hashes.ts";

/** What rows are hashed by for each label of a dictionary, computed once; kept for the dictionary used last. */
export const labelWords = (hash: TextHash): (labels: readonly string[]) => Int32Array => {
  let known: readonly string[] | undefined, n = 0, words = new Int32Array(0);
  return (labels) => {
    if (known !== labels) {
      known = labels;
      n = 0;
    }
    if (n < labels.length) {
      const hashes = new Float64Array(labels.length), grown = new Int32Array(4 * labels.length);
      textHashes(labels, hash, {into: hashes, start: n});
      grown.set(words.subarray(0, 2 * n));
      wordsOfTexts(hashes, {from: n, n: labels.length - n}, grown.subarray(2 * n));
      words = grown;
      n = labels.length;
    }
    return words;
  };
};
