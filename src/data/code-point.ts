/** Orders texts by Unicode code point, as Python does; JavaScript's own order is by UTF-16 unit. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1;
  }
  return a.length - b.length;
}

// A surrogate pair stands for a code point above every code unit that stands alone.
const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
