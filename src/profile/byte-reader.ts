import {FormatError} from "./format-error.ts";

/** Reads what a ByteWriter wrote. Trusts nothing: no room is made for a length before it is held against the bytes left. */
export interface ByteReader {
  u8(): number;
  varint(): number;
  /** A varint that says how many things of at least `size` bytes each follow; refused when there are not so many bytes. */
  count(size: number): number;
  f64(): number;
  f64s(count: number): Float64Array;
  varints(count: number): Float64Array;
  text(): string;
  /** The next section, which must be of a kind: a reader of its content alone. */
  section(kind: number): ByteReader;
  /** The bytes that are left, as a view. */
  rest(): Uint8Array;
  /** Throws unless all was read. */
  end(): void;
}

/** The error of bytes whose checksum holds and whose content cannot be. */
export const corrupt = (what: string): FormatError => new FormatError("corrupt", `corrupt profile: ${what}`);

const decodeUtf8 = (bytes: Uint8Array): string => {
  let text = "", points: number[] = [];
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i++], more = lead < 0x80 ? 0 : lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    let point = more === 0 ? lead : lead & 0x3f >> more;
    if (lead > 0xf4 || lead >= 0x80 && lead < 0xc2 || i + more > bytes.length) throw corrupt("text that is no UTF-8");
    for (let k = 0; k < more; k++) {
      const byte = bytes[i++];
      if ((byte & 0xc0) !== 0x80) throw corrupt("text that is no UTF-8");
      point = point << 6 | byte & 63;
    }
    if (point > 0x10ffff || point < [0, 0x80, 0x800, 0x10000][more]) throw corrupt("text that is no UTF-8");
    points.push(point);
    if (points.length === 4096) {
      text += String.fromCodePoint(...points);
      points = [];
    }
  }
  return text + String.fromCodePoint(...points);
};

/** Seven bits a byte; the first four bytes and the next four are whole numbers of their own, which are put together fast. */
const readVarint = (bytes: Uint8Array, start: number): {value: number; next: number} => {
  let low = 0, high = 0, at = start, byte = 128;
  for (let shift = 0; byte > 127 && shift < 28; shift += 7) low |= ((byte = bytes[at++]) & 127) << shift;
  for (let shift = 0; byte > 127 && shift < 28; shift += 7) high |= ((byte = bytes[at++]) & 127) << shift;
  // Past the end there is no byte, which is not below 128 either.
  if (!(byte < 128)) throw corrupt("a number that does not end");
  const value = low + high * 2 ** 28;
  if (!Number.isSafeInteger(value)) throw corrupt("a number past 2^53");
  if (at - start > 1 && byte === 0) throw corrupt("a number with leading zeros");
  return {value, next: at};
};

const readVarints = (bytes: Uint8Array, start: number, count: number): {values: Float64Array; next: number} => {
  const values = new Float64Array(count);
  let next = start;
  for (let i = 0; i < count; i++) {
    // Most counts fit a byte.
    const byte = bytes[next];
    if (byte < 128) { values[i] = byte; next++; } else ({value: values[i], next} = readVarint(bytes, next));
  }
  return {values, next};
};

/** A reader of some bytes from their start. */
export const byteReader = (bytes: Uint8Array): ByteReader => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (length: number): number => {
    if (length > bytes.length - at) throw corrupt(`${length} bytes where ${bytes.length - at} are left`);
    at += length;
    return at - length;
  };
  const varint = (): number => {
    const {value, next} = readVarint(bytes, at);
    at = next;
    return value;
  };
  const reader: ByteReader = {
    u8: () => bytes[take(1)], varint,
    count(size) {
      const count = varint();
      if (count * size > bytes.length - at) throw corrupt(`${count} things of ${size} bytes where ${bytes.length - at} are left`);
      return count;
    },
    f64: () => view.getFloat64(take(8), true),
    f64s(count) {
      const start = take(8 * count), values = new Float64Array(count);
      for (let i = 0; i < count; i++) values[i] = view.getFloat64(start + 8 * i, true);
      return values;
    },
    varints(count) {
      if (count > bytes.length - at) throw corrupt(`${count} numbers where ${bytes.length - at} bytes are left`);
      const {values, next} = readVarints(bytes, at, count);
      at = next;
      return values;
    },
    text() {
      const length = reader.count(1), start = take(length);
      return decodeUtf8(bytes.subarray(start, start + length));
    },
    section(kind) {
      const start = take(5), found = bytes[start], length = view.getUint32(start + 1, true), content = take(length);
      if (found !== kind) throw corrupt(`section ${found} where ${kind} belongs`);
      return byteReader(bytes.subarray(content, content + length));
    },
    rest: () => bytes.subarray(at),
    end() { if (at < bytes.length) throw corrupt(`${bytes.length - at} bytes too many`); },
  };
  return reader;
};
