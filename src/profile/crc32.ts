// tables[k] is what a byte does to the sum when k bytes follow it: eight bytes are dealt with at once.
const tables = [Int32Array.from({length: 256}, (_, i) => {
  let x = i;
  for (let bit = 0; bit < 8; bit++) x = x & 1 ? x >>> 1 ^ 0xedb88320 : x >>> 1;
  return x;
})];
for (let k = 1; k < 8; k++) tables.push(tables[k - 1].map((x) => x >>> 8 ^ tables[0][x & 0xff]));
const [t0, t1, t2, t3, t4, t5, t6, t7] = tables;

/** The CRC-32 of IEEE 802.3 (as in zip and PNG) of some bytes, 0 to 2^32 - 1. */
export const crc32 = (bytes: Uint8Array): number => {
  const whole = bytes.length - bytes.length % 8;
  let crc = -1, i = 0;
  for (; i < whole; i += 8) {
    crc ^= bytes[i] | bytes[i + 1] << 8 | bytes[i + 2] << 16 | bytes[i + 3] << 24;
    crc = t7[crc & 0xff] ^ t6[crc >>> 8 & 0xff] ^ t5[crc >>> 16 & 0xff] ^ t4[crc >>> 24]
      ^ t3[bytes[i + 4]] ^ t2[bytes[i + 5]] ^ t1[bytes[i + 6]] ^ t0[bytes[i + 7]];
  }
  for (; i < bytes.length; i++) crc = crc >>> 8 ^ t0[(crc ^ bytes[i]) & 0xff];
  return ~crc >>> 0;
};
