import {html, type Markup} from "../chart/html.ts";

const instant = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):(\d\d)(?:\.0+)?Z$/;

/** ISO instants in UTC as people read them: whole days without a clock, and then the last day instead of the day after it. */
export function windowText(start: string, end?: string): Markup {
  if (end === undefined) return moment(start, clock(start));
  if (!midnight(start) || !midnight(end)) return html`${moment(start, clock(start))} to ${moment(end, clock(end))}`;
  const last = new Date(Date.parse(end) - 1).toISOString().slice(0, 10);
  return start.slice(0, 10) === last ? moment(start, last) : html`${moment(start, start.slice(0, 10))} to ${moment(end, last)}`;
}

const midnight = (iso: string): boolean => instant.exec(iso)?.[2] === "00:00" && Number.isFinite(Date.parse(iso));

const moment = (iso: string, text: string): Markup =>
  instant.test(iso) ? html`<time datetime="${iso}">${text}</time>` : html`<bdi>${text}</bdi>`;

const clock = (iso: string): string => {
  const found = instant.exec(iso);
  return found ? `${found[1]} ${found[2]} UTC` : iso;
};
