// FIPS 180-4. The report's content policy names its own style and script by this hash, and pure code has no crypto to ask.

const fraction = (value: number): number => Math.floor((value - Math.floor(value)) * 4_294_967_296);

const primes = [2];
for (let n = 3; primes.length < 64; n += 2) if (primes.every((prime) => n % prime)) primes.push(n);
const roundKeys = Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const start = Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

/** The SHA-256 digest of a text's UTF-8 bytes, in base64. */
export function sha256(text: string): string {
  const bytes = utf8(text);
  const padded = new Uint8Array((bytes.length + 72) >> 6 << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, bytes.length * 8);
  const state = start.slice();
  const schedule = new Uint32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i++) schedule[i] = view.getUint32(block + 4 * i);
    digestBlock(state, schedule);
  }
  return base64([...state].flatMap((word) => [word >>> 24, word >>> 16 & 255, word >>> 8 & 255, word & 255]));
}

const turn = (x: number, by: number): number => x >>> by | x << (32 - by);

function digestBlock(state: Uint32Array, w: Uint32Array): void {
  for (let i = 16; i < 64; i++) {
    const [x, y] = [w[i - 15], w[i - 2]];
    w[i] = w[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ x >>> 3) + w[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ y >>> 10);
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const t1 = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (e & f ^ ~e & g) + roundKeys[i] + w[i];
    const t2 = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + (a & b ^ a & c ^ b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, d + t1 | 0, c, b, a, t1 + t2 | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => { state[i] += word; });
}

function utf8(text: string): Uint8Array {
  const parts = encodeURIComponent(text.toWellFormed()).match(/%..|[^%]/g) ?? [];
  return Uint8Array.from(parts, (part) => part.length === 3 ? parseInt(part.slice(1), 16) : part.charCodeAt(0));
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function base64(bytes: readonly number[]): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b = 0, c = 0] = bytes.slice(i, i + 3);
    const digits = [a >> 2, (a & 3) << 4 | b >> 4, (b & 15) << 2 | c >> 6, c & 63].map((digit) => alphabet[digit]);
    text += digits.slice(0, Math.min(4, bytes.length - i + 1)).join("").padEnd(4, "=");
  }
  return text;
}
