const digits = /^[ \t\n\v\f\r]*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[ \t\n\v\f\r]*$/;
const words = /^[ \t\n\v\f\r]*([+-]?)(nan|inf|infinity)[ \t\n\v\f\r]*$/i;

/**
 * The number a text reads as, or undefined: decimal digits with an optional point and exponent, "NaN" and "Infinity" or "inf"
 * in any case, spaces around. Neither "1,5" nor "1_000" nor "0x10" nor "5%" is a number.
 */
export const numberText = (text: string): number | undefined => {
  if (digits.test(text)) return Number(text);
  const word = words.exec(text);
  if (!word) return undefined;
  return word[2].toLowerCase() === "nan" ? NaN : word[1] === "-" ? -Infinity : Infinity;
};
