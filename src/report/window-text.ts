import {html, type Markup} from "../chart/html.ts";
import {bdi} from "./mark.ts";

const instant = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):(\d\d)(?:\.\d+)?Z$/;

/** ISO instants in UTC as people read them: whole days without a clock, and then the last day instead of the day after it. */
export function windowText(start: string, end?: string): Markup {
  if (end === undefined) return moment(start, clock(start));
  if (!midnight(start) || !midnight(end)) return html`${moment(start, clock(start))} to ${moment(end, clock(end))}`;
  const last = new Date(Date.parse(end) - 1).toISOString().slice(0, 10);
  return start.slice(0, 10) === last ? moment(start, last) : html`${moment(start, start.slice(0, 10))} to ${moment(end, last)}`;
}

/** The name of a table; one that was made from a window bears its ends. */
export function tableName(name: string): Markup {
  const [start, end, ...rest] = name.split(" to ");
  return end !== undefined && rest.length === 0 && instant.test(start) && instant.test(end) ? windowText(start, end) : bdi(name);
}

const midnight = (iso: string): boolean => /T00:00:00(?:\.0+)?Z$/.test(iso) && Number.isFinite(Date.parse(iso));

const moment = (iso: string, text: string): Markup =>
  instant.test(iso) ? html`<time datetime="${iso}">${text}</time>` : html`<bdi>${text}</bdi>`;

const clock = (iso: string): string => {
  const found = instant.exec(iso);
  return found ? `${found[1]} ${found[2]} UTC` : iso;
};
