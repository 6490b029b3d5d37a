const table = Int32Array.from({length: 256}, (_, i) => {
  let x = i;
  for (let bit = 0; bit < 8; bit++) x = x & 1 ? x >>> 1 ^ 0xedb88320 : x >>> 1;
  return x;
});

/** The CRC-32 of IEEE 802.3 (as in zip and PNG) of some bytes, 0 to 2^32 - 1. */
export const crc32 = (bytes: Uint8Array): number => {
  let crc = -1;
  for (let i = 0; i < bytes.length; i++) crc = crc >>> 8 ^ table[(crc ^ bytes[i]) & 0xff];
  return ~crc >>> 0;
};
