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
  return {
    ...(from !== undefined && {from: timeOf("from", from)}), ...(to !== undefined && {to: timeOf("to", to)}),
    ...(asOf !== undefined && {asOf: timeOf("as_of", asOf)}),
  };
}

function timeOf(name: string, text: string): number {
  const read = readTime(/^-?\d{10,}$/.test(text) ? Number(text) : text, "");
  if (Fault.is(read)) throw new Problem(400, `query ${name}: ${read.reason}`);
  return read;
}

/** An instant as answers write it. */
export const isoText = (ms: number): string => new Date(ms).toISOString();
