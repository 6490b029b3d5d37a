import {Dictionary} from "./dictionary.ts";

interface Spelling {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** Codes of labels by their bytes: a label is decoded the first time it is met, and recognised by its bytes after that. */
export class ByteDictionary {
  readonly #dictionary: Dictionary;
  readonly #decode: (bytes: Uint8Array, start: number, end: number) => string | null | undefined;
  #generation = 0;
  #size = 0;
  #mask = 1023;
  #hashes = new Int32Array(1024);
  #codes = new Int32Array(1024);
  /** Where each entry's bytes lie in #kept; the length is 0 in an empty slot, otherwise one more than the bytes. */
  #offsets = new Int32Array(1024);
  #lengths = new Int32Array(1024);
  #kept = new Uint8Array(16_384);
  #used = 0;

  constructor(dictionary: Dictionary, decode: (bytes: Uint8Array, start: number, end: number) => string | null | undefined) {
    this.#dictionary = dictionary;
    this.#decode = decode;
  }

  /** The code of the label spelled by bytes [start, end). */
  code(bytes: Uint8Array, start: number, end: number): number {
    let hash = 0x811c9dc5 | 0; // FNV-1a
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
    hash ^= hash >>> 15;
    const length = end - start + 1, hashes = this.#hashes, lengths = this.#lengths;
    let at = hash & this.#mask;
    for (; lengths[at] !== 0; at = (at + 1) & this.#mask) {
      if (hashes[at] === hash && lengths[at] === length && this.#same(bytes, start, at)) return this.#codes[at];
    }
    return this.#add(hash, at, {bytes, start, end});
  }

  /** To be called between batches, after the dictionary's own. */
  renew(): void {
    if (this.#generation === this.#dictionary.generation && this.#size < 262_144) return;
    this.#generation = this.#dictionary.generation;
    this.#lengths.fill(0);
    this.#size = this.#used = 0;
  }

  #same(bytes: Uint8Array, start: number, at: number): boolean {
    const kept = this.#kept, from = this.#offsets[at], n = this.#lengths[at] - 1;
    for (let i = 0; i < n; i++) if (kept[from + i] !== bytes[start + i]) return false;
    return true;
  }

  #add(hash: number, at: number, {bytes, start, end}: Spelling): number {
    const code = this.#dictionary.code(this.#decode(bytes, start, end));
    if (this.#used + end - start > this.#kept.length) {
      const wider = new Uint8Array(2 * (this.#used + end - start));
      wider.set(this.#kept.subarray(0, this.#used));
      this.#kept = wider;
    }
    this.#kept.set(bytes.subarray(start, end), this.#used);
    this.#hashes[at] = hash;
    this.#codes[at] = code;
    this.#offsets[at] = this.#used;
    this.#lengths[at] = end - start + 1;
    this.#used += end - start;
    if (++this.#size * 2 > this.#mask) this.#grow();
    return code;
  }

  #grow(): void {
    const {length} = this.#hashes, mask = 2 * length - 1;
    const hashes = new Int32Array(2 * length), codes = new Int32Array(2 * length);
    const offsets = new Int32Array(2 * length), lengths = new Int32Array(2 * length);
    for (let old = 0; old < length; old++) {
      if (this.#lengths[old] === 0) continue;
      let at = this.#hashes[old] & mask;
      while (lengths[at] !== 0) at = (at + 1) & mask;
      hashes[at] = this.#hashes[old];
      codes[at] = this.#codes[old];
      offsets[at] = this.#offsets[old];
      lengths[at] = this.#lengths[old];
    }
    this.#mask = mask;
    this.#hashes = hashes;
    this.#codes = codes;
    this.#offsets = offsets;
    this.#lengths = lengths;
  }
}
