// Decimal digits to the nearest double, without making a string of them.
// Up to 15 digits and a power of ten up to 22 are exact in a double, so one division or product rounds once (Clinger 1990).
// Up to 18 digits are held as an unevaluated sum of two doubles, scaled in that arithmetic (Dekker 1971), and accepted when the
// error bound cannot change the rounding; what is left goes to Number().

const powers = Float64Array.from({length: 23}, (_, exponent) => Number(`1e${exponent}`));
const splitter = 134_217_729; // 2^27 + 1
const slack = 2 ** -98;

/** The error of the rounded product a * b (Dekker's product). */
const productError = (a: number, b: number, product: number): number => {
  const p = splitter * a, q = splitter * b;
  const ah = p - (p - a), al = a - ah, bh = q - (q - b), bl = b - bh;
  return ((ah * bh - product) + ah * bl + al * bh) + al * bl;
};

/** The double nearest to (high + low) * 10^exponent, |exponent| <= 22; NaN when the rounding is in doubt. */
const scale = (high: number, low: number, exponent: number): number => {
  const power = powers[exponent < 0 ? -exponent : exponent];
  let first: number, rest: number;
  if (exponent < 0) {
    first = high / power;
    const back = first * power;
    rest = (((high - back) - productError(first, power, back)) + low) / power;
  } else {
    first = high * power;
    rest = productError(high, power, first) + low * power;
  }
  const bound = first * slack, below = first + (rest - bound), above = first + (rest + bound);
  return below === above ? below : NaN;
};

/** The double nearest to whole * 10^exponent, |exponent| <= 22 and whole a double's integer. */
const shift = (whole: number, exponent: number): number => exponent < 0 ? whole / powers[-exponent] : whole * powers[exponent];

/** The power of ten that bytes [start, end) write after an "e"; NaN when they do not. */
const exponentOf = (bytes: Uint8Array, start: number, end: number): number => {
  let i = start, power = 0;
  const minus = bytes[i] === 45;
  if (minus || bytes[i] === 43) i++;
  if (i === end || end - i > 4) return NaN;
  for (; i < end; i++) {
    const d = bytes[i] - 48;
    if (d < 0 || d > 9) return NaN;
    power = power * 10 + d;
  }
  return minus ? -power : power;
};

/** Bytes [start, end) as a number, when they are a plain decimal; NaN when they need `numberText`. */
export const decimal = (bytes: Uint8Array, start: number, end: number): number => {
  let i = start, head = 0, tail = 0, digits = 0, exponent = 0, d = 0;
  const negative = bytes[i] === 45;
  if (negative || bytes[i] === 43) i++;
  const from = i;
  for (; i < end && (d = bytes[i] - 48) >= 0 && d <= 9; i++) {
    if (digits < 9) head = (head * 10 + d) | 0;
    else tail = (tail * 10 + d) | 0;
    if (head !== 0) digits++;
  }
  let seen = i - from;
  if (i < end && bytes[i] === 46) {
    const point = ++i;
    for (; i < end && (d = bytes[i] - 48) >= 0 && d <= 9; i++) {
      if (digits < 9) head = (head * 10 + d) | 0;
      else tail = (tail * 10 + d) | 0;
      if (head !== 0) digits++;
    }
    exponent = point - i;
    seen -= exponent;
  }
  if (seen === 0 || digits > 18) return NaN;
  if (i < end) exponent += (bytes[i] | 32) === 101 ? exponentOf(bytes, i + 1, end) : NaN;
  if (exponent !== exponent) return NaN;
  if (digits === 0) return negative ? -0 : 0;
  if (exponent < -22 || exponent > 22) return NaN;
  const power = powers[digits > 9 ? digits - 9 : 0], product = head * power, sum = product + tail;
  if (sum <= 9_007_199_254_740_992) return negative ? -shift(sum, exponent) : shift(sum, exponent);
  const low = tail + productError(head, power, product), high = product + low;
  const size = scale(high, (product - high) + low, exponent);
  return negative ? -size : size;
};
