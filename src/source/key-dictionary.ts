import {type Dictionary, nullCode} from "./dictionary.ts";
import {holds} from "./validity.ts";

const free = -3;

/** Words of a key; keys that differ stand for values that may differ. */
export const keyWords = 4;

/** Where the search for the key that begins at a place begins: its words mixed, so that few keys meet in one slot. */
const firstSlot = (keys: Uint32Array, at: number): number => {
  const mixed = Math.imul(keys[at] ^ Math.imul(keys[at + 1], 0x9e3779b1), 0x85ebca6b)
    ^ Math.imul(keys[at + 2] ^ Math.imul(keys[at + 3], 0xc2b2ae35), 0x27d4eb2f);
  return Math.imul(mixed ^ mixed >>> 15, 0x2c1b3c6d) >>> 7;
};

interface LabelsOfRows {
  readonly validity: Uint8Array | null;
  readonly label: (row: number) => string | null | undefined;
}

/** Codes of labels by keys that cost less than the texts: a label is read the first time its key is met. */
export class KeyDictionary {
  readonly #dictionary: Dictionary;
  #generation = 0;
  #size = 0;
  #mask = 4095;
  #keys = new Uint32Array(keyWords * 4096);
  /** The code of the key in each slot; `free` in an empty one. */
  #codes = new Int32Array(4096).fill(free);

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** Writes the codes of rows to `codes`; `label` reads the label of a row as a Reading gives it, where one holds a value. */
  codes(keys: Uint32Array, {validity, label}: LabelsOfRows, codes: Int32Array): void {
    const rows = keys.length / keyWords;
    for (let row = 0; (row = this.#known({keys, validity, row}, codes)) < rows; row++) {
      codes[row] = this.#meet(keys.subarray(keyWords * row, keyWords * (row + 1)), label(row));
    }
  }

  /** Writes the codes of rows from one on, up to the first one whose key was not met before; tells that one, or the end. */
  #known({keys, validity, row: from}: {keys: Uint32Array; validity: Uint8Array | null; row: number}, into: Int32Array): number {
    const known = this.#keys, codes = this.#codes, mask = this.#mask, rows = keys.length / keyWords;
    for (let row = from, at = keyWords * from; row < rows; row++, at += keyWords) {
      if (validity !== null && !holds(validity, row)) {
        into[row] = nullCode;
        continue;
      }
      const a = keys[at], b = keys[at + 1], c = keys[at + 2], d = keys[at + 3];
      let slot = firstSlot(keys, at) & mask, code = codes[slot];
      for (; code !== free; code = codes[slot = slot + 1 & mask]) {
        const place = keyWords * slot;
        if (known[place] === a && known[place + 1] === b && known[place + 2] === c && known[place + 3] === d) break;
      }
      if (code === free) return row;
      into[row] = code;
    }
    return rows;
  }

  /** The code of a label whose key is met for the first time. */
  #meet(key: Uint32Array, label: string | null | undefined): number {
    const code = this.#dictionary.code(label);
    this.#put(key, code);
    if (++this.#size * 2 > this.#mask) this.#grow();
    return code;
  }

  #put(key: Uint32Array, code: number): void {
    let slot = firstSlot(key, 0) & this.#mask;
    while (this.#codes[slot] !== free) slot = slot + 1 & this.#mask;
    this.#codes[slot] = code;
    this.#keys.set(key, keyWords * slot);
  }

  /** To be called between batches, after the dictionary's own. */
  renew(): void {
    if (this.#generation === this.#dictionary.generation && this.#size < 262_144) return;
    this.#generation = this.#dictionary.generation;
    this.#codes.fill(free);
    this.#size = 0;
  }

  #grow(): void {
    const keys = this.#keys, codes = this.#codes;
    this.#mask = 2 * codes.length - 1;
    this.#keys = new Uint32Array(2 * keys.length);
    this.#codes = new Int32Array(2 * codes.length).fill(free);
    for (let old = 0; old < codes.length; old++) {
      if (codes[old] !== free) this.#put(keys.subarray(keyWords * old, keyWords * (old + 1)), codes[old]);
    }
  }
}
