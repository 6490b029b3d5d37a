/** Writes values little-endian, one after another, into bytes that grow. */
export interface ByteWriter {
  u8(value: number): void;
  /** A whole number from 0 to 2^53 - 1, seven bits a byte, lowest first; the high bit says that more follow (LEB128). */
  varint(value: number): void;
  f64(value: number): void;
  /** Doubles without their number. */
  f64s(values: Float64Array): void;
  /** Whole numbers as varints, without their number. */
  varints(values: Float64Array): void;
  /** The number of UTF-8 bytes, then these; a lone half of a surrogate pair is written like a character (WTF-8). */
  text(text: string): void;
  /** What `write` writes, between its kind and length (4 bytes) before it. */
  section(kind: number, write: () => void): void;
  /** The bytes so far, as a view. */
  bytes(): Uint8Array;
}

// 10 bytes hold any number and 3 any UTF-16 unit.
const longest = 10;

interface Room {
  bytes: Uint8Array;
  view: DataView;
  at: number;
}

const reserve = (room: Room, more: number): void => {
  if (room.at + more <= room.bytes.length) return;
  const grown = new Uint8Array(Math.max(2 * room.bytes.length, room.at + more));
  grown.set(room.bytes);
  room.bytes = grown;
  room.view = new DataView(grown.buffer);
};

const putVarint = (room: Room, value: number): void => {
  let rest = value;
  for (; rest > 0x7fffffff; rest = Math.floor(rest / 128)) room.bytes[room.at++] = rest % 128 | 128;
  for (; rest > 127; rest >>>= 7) room.bytes[room.at++] = rest & 127 | 128;
  room.bytes[room.at++] = rest;
};

// One pattern of bits for all NaN, whatever the processor made of them.
const putDouble = (room: Room, value: number): void => {
  if (value === value) room.view.setFloat64(room.at, value, true);
  else {
    room.view.setUint32(room.at, 0, true);
    room.view.setUint32(room.at + 4, 0x7ff80000, true);
  }
  room.at += 8;
};

const utf8Length = (text: string): number => {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) ?? 0;
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (point > 0xffff) i++;
  }
  return length;
};

const putUtf8 = (room: Room, text: string): void => {
  const put = (byte: number): void => { room.bytes[room.at++] = byte; };
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) ?? 0;
    if (point < 0x80) put(point);
    else if (point < 0x800) { put(0xc0 | point >> 6); put(0x80 | point & 63); }
    else if (point < 0x10000) { put(0xe0 | point >> 12); put(0x80 | point >> 6 & 63); put(0x80 | point & 63); }
    else { put(0xf0 | point >> 18); put(0x80 | point >> 12 & 63); put(0x80 | point >> 6 & 63); put(0x80 | point & 63); i++; }
  }
};

/** A writer of nothing yet. */
export const byteWriter = (): ByteWriter => {
  const bytes = new Uint8Array(4096), room: Room = {bytes, view: new DataView(bytes.buffer), at: 0};
  return {
    u8(value) { reserve(room, 1); room.bytes[room.at++] = value; },
    varint(value) { reserve(room, longest); putVarint(room, value); },
    f64(value) { reserve(room, 8); putDouble(room, value); },
    f64s(values) { reserve(room, 8 * values.length); for (const value of values) putDouble(room, value); },
    varints(values) { reserve(room, longest * values.length); for (const value of values) putVarint(room, value); },
    text(text) {
      const length = utf8Length(text);
      reserve(room, longest + length);
      putVarint(room, length);
      putUtf8(room, text);
    },
    section(kind, write) {
      reserve(room, 5);
      room.bytes[room.at] = kind;
      const start = room.at += 5;
      write();
      room.view.setUint32(start - 4, room.at - start, true);
    },
    bytes: () => room.bytes.subarray(0, room.at),
  };
};
