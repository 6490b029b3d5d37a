import {type Dictionary, nullCode} from "./dictionary.ts";
import {holds} from "./validity.ts";

const free = -3;

/** Words of a key; keys that differ stand for values that may differ. */
export const keyWords = 4;

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
    let a = 0, b = 0, c = 0, d = 0, code = free;
    for (let row = 0, at = 0; at < keys.length; row++, at += keyWords) {
      if (validity !== null && !holds(validity, row)) {
        codes[row] = nullCode;
        continue;
      }
      // Often a label is that of the row before.
      if (code === free || keys[at] !== a || keys[at + 1] !== b || keys[at + 2] !== c || keys[at + 3] !== d) {
        a = keys[at];
        b = keys[at + 1];
        c = keys[at + 2];
        d = keys[at + 3];
        const slot = this.#slotOf(keys, at);
        code = this.#codes[slot];
        if (code === free) {
          code = this.#dictionary.code(label(row));
          this.#codes[slot] = code;
          this.#keys.set(keys.subarray(at, at + keyWords), keyWords * slot);
          if (++this.#size * 2 > this.#mask) this.#grow();
        }
      }
      codes[row] = code;
    }
  }

  /** The slot that holds a key, or the free one where it belongs. */
  #slotOf(keys: Uint32Array, at: number): number {
    const known = this.#keys, codes = this.#codes, mask = this.#mask, a = keys[at], b = keys[at + 1], c = keys[at + 2], d = keys[at + 3];
    const mixed = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(c ^ Math.imul(d, 0xc2b2ae35), 0x27d4eb2f);
    let slot = Math.imul(mixed ^ mixed >>> 15, 0x2c1b3c6d) >>> 7 & mask;
    for (; codes[slot] !== free; slot = slot + 1 & mask) {
      const place = keyWords * slot;
      if (known[place] === a && known[place + 1] === b && known[place + 2] === c && known[place + 3] === d) break;
    }
    return slot;
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
      if (codes[old] === free) continue;
      const slot = this.#slotOf(keys, keyWords * old);
      this.#codes[slot] = codes[old];
      this.#keys.set(keys.subarray(keyWords * old, keyWords * (old + 1)), keyWords * slot);
    }
  }
}
