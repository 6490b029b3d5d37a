import type {Dictionary} from "./dictionary.ts";

const free = -3;

/**
 * Codes of labels by a 64-bit hash that DuckDB computes faster than it hands out the texts: a label is read the first time
 * its hash is met. Two of n labels share a hash with probability n^2 / 2^65: one in 10^9 for 200,000 labels.
 */
export class HashDictionary {
  readonly #dictionary: Dictionary;
  #generation = 0;
  #size = 0;
  #mask = 4095;
  /** Low and high half of each entry's hash, and its code; `free` in an empty slot. */
  #keys = new Uint32Array(8192);
  #codes = new Int32Array(4096).fill(free);

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** Writes the codes of rows to `codes`; `label` reads the label of a row as a Reading gives it. */
  codes(hashes: Uint32Array, label: (row: number) => string | null | undefined, codes: Int32Array): void {
    const rows = hashes.length / 2;
    for (let row = 0; row < rows; row++) {
      const low = hashes[2 * row], high = hashes[2 * row + 1], keys = this.#keys, mask = this.#mask;
      let slot = low & mask;
      while (this.#codes[slot] !== free && (keys[2 * slot] !== low || keys[2 * slot + 1] !== high)) slot = (slot + 1) & mask;
      let code = this.#codes[slot];
      if (code === free) {
        code = this.#dictionary.code(label(row));
        this.#codes[slot] = code;
        keys[2 * slot] = low;
        keys[2 * slot + 1] = high;
        if (++this.#size * 2 > mask) this.#grow();
      }
      codes[row] = code;
    }
  }

  /** To be called between batches, after the dictionary's own. */
  renew(): void {
    if (this.#generation === this.#dictionary.generation && this.#size < 262_144) return;
    this.#generation = this.#dictionary.generation;
    this.#codes.fill(free);
    this.#size = 0;
  }

  #grow(): void {
    const keys = this.#keys, codes = this.#codes, mask = this.#mask = 2 * codes.length - 1;
    this.#keys = new Uint32Array(4 * codes.length);
    this.#codes = new Int32Array(2 * codes.length).fill(free);
    for (let old = 0; old < codes.length; old++) {
      if (codes[old] === free) continue;
      let slot = keys[2 * old] & mask;
      while (this.#codes[slot] !== free) slot = (slot + 1) & mask;
      this.#codes[slot] = codes[old];
      this.#keys[2 * slot] = keys[2 * old];
      this.#keys[2 * slot + 1] = keys[2 * old + 1];
    }
  }
}
