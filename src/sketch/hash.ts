/** A keyed hash of texts; hashes compare only between equal `id`s. */
export interface TextHash {
  /** Fingerprint of the key; it tells keys apart and does not give them away. */
  readonly id: string;
  /** A whole number, 0 to 2^53 - 1. */
  number(text: string): number;
  /** "#" and 16 or more hexadecimal digits: what is kept of a label whose column asks for hashing. */
  label(text: string): string;
}

let low = 0, high = 0;

/**
 * HalfSipHash-2-4 with 64 bits of output (Aumasson and Bernstein, reference code of 2016) of the text's UTF-16LE bytes,
 * left in `low` and `high`. The round is written out thrice: this is where texts cost time.
 */
const halfSip = (text: string, k0: number, k1: number): void => {
  const units = text.length, words = units >> 1;
  let v0 = k0, v1 = k1 ^ 0xee, v2 = k0 ^ 0x6c796765, v3 = k1 ^ 0x74656462;
  for (let step = 0; step <= words; step++) {
    const word = step < words ? text.charCodeAt(2 * step) | text.charCodeAt(2 * step + 1) << 16
      : ((2 * units) & 0xff) << 24 | (units & 1 ? text.charCodeAt(units - 1) : 0);
    v3 ^= word;
    v0 = (v0 + v1) | 0; v1 = (v1 << 5 | v1 >>> 27) ^ v0; v0 = v0 << 16 | v0 >>> 16;
    v2 = (v2 + v3) | 0; v3 = (v3 << 8 | v3 >>> 24) ^ v2;
    v0 = (v0 + v3) | 0; v3 = (v3 << 7 | v3 >>> 25) ^ v0;
    v2 = (v2 + v1) | 0; v1 = (v1 << 13 | v1 >>> 19) ^ v2; v2 = v2 << 16 | v2 >>> 16;
    v0 = (v0 + v1) | 0; v1 = (v1 << 5 | v1 >>> 27) ^ v0; v0 = v0 << 16 | v0 >>> 16;
    v2 = (v2 + v3) | 0; v3 = (v3 << 8 | v3 >>> 24) ^ v2;
    v0 = (v0 + v3) | 0; v3 = (v3 << 7 | v3 >>> 25) ^ v0;
    v2 = (v2 + v1) | 0; v1 = (v1 << 13 | v1 >>> 19) ^ v2; v2 = v2 << 16 | v2 >>> 16;
    v0 ^= word;
  }
  v2 ^= 0xee;
  for (let half = 0; half < 2; half++) {
    for (let round = 0; round < 4; round++) {
      v0 = (v0 + v1) | 0; v1 = (v1 << 5 | v1 >>> 27) ^ v0; v0 = v0 << 16 | v0 >>> 16;
      v2 = (v2 + v3) | 0; v3 = (v3 << 8 | v3 >>> 24) ^ v2;
      v0 = (v0 + v3) | 0; v3 = (v3 << 7 | v3 >>> 25) ^ v0;
      v2 = (v2 + v1) | 0; v1 = (v1 << 13 | v1 >>> 19) ^ v2; v2 = v2 << 16 | v2 >>> 16;
    }
    low = high;
    high = v1 ^ v3;
    v1 ^= 0xdd;
  }
};

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, "0");

/** The 64-bit HalfSipHash-2-4 of a text under a key of two 32-bit words: 16 hexadecimal digits, high word first. */
export const halfSipHash = (text: string, k0: number, k1: number): string => {
  halfSip(text, k0, k1);
  return hex(high) + hex(low);
};

const defaultKey: readonly [number, number] = [0x706c756d, 0x626c696e];

/**
 * The text hash under a secret, or under a constant key that anyone can try guesses with: against people who may guess
 * the values, pass a secret.
 */
export const textHash = (secret?: string): TextHash => {
  let [k0, k1] = defaultKey;
  if (secret !== undefined) {
    halfSip(secret, ...defaultKey);
    [k0, k1] = [low, high];
  }
  return {
    id: halfSipHash("plumbline", k0, k1),
    number(text) {
      halfSip(text, k0, k1);
      return (high >>> 11) * 4294967296 + (low >>> 0);
    },
    label: (text) => "#" + halfSipHash(text, k0, k1),
  };
};
