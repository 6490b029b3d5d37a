const shape = new RegExp(
  "^\\s*([+-]?\\d{4,6})([-/])(\\d{1,2})\\2(\\d{1,2})" +
  "(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?\\s*(Z|UTC|[+-]\\d{2}(?::?\\d{2})?)?)?\\s*$");

const offsetMinutes = (zone: string | undefined): number => {
  if (zone === undefined || zone === "Z" || zone === "UTC") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(":", "") || 0);
  return zone[0] === "-" ? -minutes : minutes;
};

/**
 * The instant a text names, in milliseconds since 1970 (microseconds as a fraction), or undefined: ISO 8601 dates and times
 * such as "2024-01-31", "2024-01-31T10:20", "2024-01-31 10:20:30.5+02:00". Without an offset the time is UTC.
 */
export const instant = (text: string): number | undefined => {
  const parts = shape.exec(text);
  if (!parts) return undefined;
  const [, year, , month, day, hour = "0", minute = "0", second = "0", fraction = "", zone] = parts;
  const midnight = new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const date = new Date(midnight);
  if (Number.isNaN(midnight) || date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined;
  const h = Number(hour), m = Number(minute), s = Number(second);
  if (m > 59 || s > 59 || h > 24 || (h === 24 && m + s > 0)) return undefined;
  const micros = Number(fraction.slice(0, 6).padEnd(6, "0"));
  return midnight + ((h * 60 + m - offsetMinutes(zone)) * 60 + s) * 1000 + micros / 1000;
};

/** An instant as a label: the date alone when it is midnight UTC, otherwise to the second or as finely as it is known. */
export const instantText = (ms: number): string => {
  if (!(Math.abs(ms) <= 8.64e15)) return String(ms);
  const text = new Date(ms).toISOString();
  if (text.endsWith("T00:00:00.000Z")) return text.slice(0, -14);
  return text.endsWith(".000Z") ? `${text.slice(0, -5)}Z` : text;
};
