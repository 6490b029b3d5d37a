import {formatLocale, precisionFixed} from "d3-format";

/** A narrow space that does not break: between groups of digits, and between a number and its unit. */
export const thinSpace = "\u202F";

const locale = formatLocale({decimal: ".", thousands: thinSpace, grouping: [3], currency: ["", ""], minus: "\u2212"});
const whole = locale.format(",.0f");
const digits = {3: locale.format(",.3~r"), 4: locale.format(",.4~r")};
const percents = {0: locale.format(".0f"), 1: locale.format(".1f")};

/** Stands where there is no number. */
export const noNumber = "–";

/** Ends of intervals at least this large stand for "open": JSON has no infinity. */
const openEnd = 1e300;

/** True for an end of an interval that only says "no bound on this side". */
export const isOpen = (value: number): boolean => Math.abs(value) >= openEnd || !Number.isFinite(value);

/** A whole number in groups of three: 12 345. */
export function count(value: number | null): string {
  if (value === null || Number.isNaN(value)) return noNumber;
  return unbounded(value) ?? (Math.abs(value) >= 1e15 ? powers(value) : whole(value));
}

/** A number with 3 (or 4) significant digits, large ones in full, very small and very large ones as 1.2 × 10⁻⁵. */
export function amount(value: number | null, significant: 3 | 4 = 3): string {
  if (value === null || Number.isNaN(value)) return noNumber;
  const size = Math.abs(value);
  const open = unbounded(value);
  if (open !== undefined) return open;
  if (size !== 0 && (size < 1e-4 || size >= 1e12)) return powers(value);
  return size >= 10 ** significant ? whole(value) : digits[significant](value);
}

const unbounded = (value: number): string | undefined => isOpen(value) ? (value > 0 ? "∞" : "\u2212∞") : undefined;

const raised = (exponent: number): string =>
  [...String(exponent)].map((digit) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(digit)]).join("");

function powers(value: number): string {
  const [mantissa, exponent] = value.toExponential(1).split("e");
  return `${mantissa.replace("-", "\u2212").replace(/\.0$/, "")} × 10${raised(Number(exponent))}`;
}

/** A share as a percentage; 0 % and 100 % only where it is so exactly. */
export function share(value: number | null): string {
  if (value === null || Number.isNaN(value)) return noNumber;
  const size = Math.abs(value);
  const sign = value < 0 ? "\u2212" : "";
  if (size >= 1e6) return `${amount(value * 100)}${thinSpace}%`;
  const percent = (text: string): string => `${text}${thinSpace}%`;
  if (size > 0 && size < 0.0005) return percent(`${sign ? "> \u2212" : "< "}0.1`);
  if (size < 1 && size > 0.9995) return percent(`${sign ? "< \u2212" : "> "}99.9`);
  const fine = size < 0.0995 || (size > 0.99 && size < 1);
  return percent(sign + percents[size === 0 || !fine ? 0 : 1](size * 100).replace(/\.0$/, ""));
}

/** A p-value: "< 0.001" below that, else as many digits as tell it apart. */
export function pValue(p: number | null): string {
  if (p === null || Number.isNaN(p)) return noNumber;
  if (p < 0.001) return `<${thinSpace}0.001`;
  if (p > 0.99) return `>${thinSpace}0.99`;
  return p < 0.1 ? locale.format(".2~r")(p) : locale.format(".2f")(p);
}

/** The number as it is, for a title beside a shortened one. */
export const exact = (value: number): string =>
  isOpen(value) ? unbounded(value) ?? noNumber : String(value).replace(/^-/, "\u2212");

/** A score with its unit: shares as percentages, differences of shares in points, rows whole. */
export function withUnit(value: number | null, unit: string): string {
  if (value === null || Number.isNaN(value)) return noNumber;
  if (unit === "share") return isOpen(value) ? amount(value) : share(value);
  if (unit === "points") return isOpen(value) ? amount(value) : `${pointsOf(value)} ${Math.abs(value) === 0.01 ? "point" : unit}`;
  const text = unit === "rows" || unit === "columns" ? count(value) : amount(value);
  return unit === "" ? text : `${text}${thinSpace}${unit}`;
}

/** A difference of shares, in hundredths of them. */
const pointsOf = (value: number): string => amount(Math.round(value * 1000) / 10);

/** A score as exact as its limit makes worth while: two digits past the limit's first, so that scores under one limit line up. */
export function scored(value: number | null, unit: string, limit: number | undefined): string {
  const size = Math.abs(limit ?? 0);
  const isPlain = value === null || Number.isNaN(value) || isOpen(value) || unit === "share" || unit === "points" || unit === "rows";
  if (isPlain || !(size > 0) || isOpen(size)) return withUnit(value, unit);
  const decimals = 2 - Math.floor(Math.log10(size));
  if (decimals < 0 || decimals > 6 || Math.abs(value) >= 1000 * size) return withUnit(value, unit);
  const text = locale.format(`,.${decimals}~f`)(value);
  return unit === "" ? text : `${text}${thinSpace}${unit}`;
}

/** An interval in words: "0.48 to 0.77", or "at least 0.48" where an end is open; as exact as the limit, if given, asks. */
export function between(interval: readonly [number, number] | null, unit: string, limit?: number): string {
  if (interval === null) return noNumber;
  const [low, high] = interval;
  const one = (value: number): string => unit === "share" ? share(value) : unit === "points" ? pointsOf(value) : scored(value, "", limit);
  if (isOpen(low) && isOpen(high)) return "not bounded";
  if (isOpen(high)) return `at least ${one(low)}`;
  return isOpen(low) ? `at most ${one(high)}` : `${one(low)} to ${one(high)}`;
}

/** A difference with its sign; nothing for none. */
export const signed = (text: string, difference: number): string => difference === 0 ? "" : difference > 0 ? `+${text}` : text;

/** Labels of axis ticks a step apart: as many decimals as the step needs. */
export function tickLabels(values: readonly number[], step: number): string[] {
  const size = Math.max(...values.map(Math.abs), 0);
  if (!Number.isFinite(size) || size >= 1e7 || (size > 0 && size < 1e-3)) return values.map((value) => amount(value));
  const format = locale.format(`,.${precisionFixed(step)}f`);
  return values.map((value) => format(value));
}
