/** Literals are cut at this length, whose tag takes three bytes. */
const longest = 65_536;

/**
 * Bytes in the block format of Snappy, uncompressed: a length and literals are all that a reader needs
 * (github.com/google/snappy, format_description.txt).
 */
export function snappy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const head: number[] = [];
  for (let rest = bytes.length; ; rest = Math.floor(rest / 128)) {
    head.push(rest > 127 ? rest % 128 | 128 : rest);
    if (rest <= 127) break;
  }
  const parts = Math.ceil(bytes.length / longest), out = new Uint8Array(head.length + bytes.length + 3 * parts);
  out.set(head);
  for (let from = 0, at = head.length; from < bytes.length; from += longest) {
    const length = Math.min(longest, bytes.length - from);
    // Tag 61: a literal whose length less one stands in the next two bytes.
    out.set([61 << 2, (length - 1) & 255, (length - 1) >> 8], at);
    out.set(bytes.subarray(from, from + length), at + 3);
    at += 3 + length;
  }
  return out;
}
