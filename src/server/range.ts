import {Fault} from "../ingest/fault.ts";
import type {Shape} from "../ingest/shape.ts";
import {readTime} from "../ingest/time.ts";
import type {Query} from "../store/store.ts";
import {Problem} from "./problem.ts";

/** A stretch of time and a time of knowledge, as a query writes them. */
export interface RangeQuery {
  readonly from?: string;
  readonly to?: string;
  readonly as_of?: string;
}

const time = (description: string): Shape => ({type: "string", maxLength: 40, description});

/** The query parameters of a stretch of time. */
export const rangeShape: Readonly<Record<string, Shape>> = {
  from: time("beginning, by event time: ISO 8601, or milliseconds since 1970"), to: time("end, exclusive"),
  as_of: time("answer as it was known then"),
};

/** The part of a store's query that a stretch of time makes. */
export function rangeOf({from, to, as_of: asOf}: RangeQuery): Pick<Query, "from" | "to" | "asOf"> {
  const [start, end] = [from === undefined ? undefined : timeOf("from", from), to === undefined ? undefined : timeOf("to", to)];
  if (start !== undefined && end !== undefined && start > end) throw new Problem(400, `query from: ${from} lies after to, ${to}`);
  return {
    ...(start !== undefined && {from: start}), ...(end !== undefined && {to: end}),
    ...(asOf !== undefined && {asOf: timeOf("as_of", asOf)}),
  };
}

function timeOf(name: string, text: string): number {
  const read = readTime(/^-?\d{10,}$/.test(text) ? Number(text) : text, "");
  if (Fault.is(read)) throw new Problem(400, `query ${name}: ${read.reason}`);
  return read;
}

// A year of hourly windows writes some 26,000 instants of the same few hundred days, and a date takes longer than all the rest of a window.
const day = 86_400_000, dates = new Map<number, string>(), mostDates = 4096;

const dateText = (days: number): string => {
  const known = dates.get(days);
  if (known !== undefined) return known;
  const text = new Date(days * day).toISOString().slice(0, -"00:00:00.000Z".length);
  if (dates.size >= mostDates) dates.clear();
  dates.set(days, text);
  return text;
};

const digits = Array.from({length: 60}, (_, i) => String(i).padStart(2, "0"));

/** An instant as answers write it: as Date does, which throws RangeError for a day that there is none of. */
export const isoText = (time: number): string => {
  const ms = Math.trunc(time), days = Math.floor(ms / day), date = dateText(days), rest = ms - days * day, seconds = Math.floor(rest / 1000);
  const clock = `${digits[Math.floor(seconds / 3600)]}:${digits[Math.floor(seconds / 60) % 60]}:${digits[seconds % 60]}`;
  return `${date}${clock}.${String(rest % 1000).padStart(3, "0")}Z`;
};
