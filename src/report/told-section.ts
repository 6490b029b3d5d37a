import {html, type Markup} from "../chart/html.ts";
import {amount, count, exact} from "../chart/number.ts";
import {periodStrip} from "../chart/period-strip.ts";
import {dataTable} from "./data-table.ts";

/** A value for a stretch of time (milliseconds since 1970, `end` exclusive) that was counted elsewhere. */
export interface ToldValue {
  readonly name: string;
  readonly window: {readonly start: number; readonly end: number};
  readonly value: number;
}

/** How many values of a name, and how many names are drawn. */
const mostValues = 100, mostNames = 12;

/** Values that were told and not measured, a strip for each name: to look at beside the rest, for there is no test of them. */
export function toldSection(values: readonly ToldValue[]): Markup | null {
  if (values.length === 0) return null;
  const byTime = values.toSorted((a, b) => a.window.start - b.window.start);
  const names = [...Map.groupBy(byTime, ({name}) => name)].sort(([a], [b]) => a < b ? -1 : 1).map(([name, all]) => [name, all.slice(-mostValues)] as const);
  const drawn = names.slice(0, mostNames), shown = drawn.flatMap(([, all]) => all);
  const domain = [Math.min(...shown.map(({window}) => window.start)), Math.max(...shown.map(({window}) => window.end))] as const;
  const strip = ([name, all]: readonly [string, readonly ToldValue[]], i: number): Markup => html`
    <h4><bdi>${name}</bdi></h4>
    ${periodStrip({
      title: `${name} over time`, about: aboutOf(all), id: `told-${i}`, domain, level: null, unit: "", estimated: false, dated: i === drawn.length - 1,
      points: all.map(({window: {start, end}, value}) => ({side: "current", time: (start + end) / 2, value, interval: null})),
    })}`;
  return html`
    <section id="told" aria-labelledby="told-title">
      <h2 id="told-title">Counted elsewhere</h2>
      <p class="note">Values that were sent as they are: those of the time that this report is of, and the last ones before it, in UTC. Nothing tests them, and no verdict rests on them.</p>
      <div class="strips">${drawn.map(strip)}</div>
      ${dataTable({caption: "what was counted elsewhere", heads: ["What", "From", "To", "Value"], rows: shown.map(({name, window, value}) =>
        [html`<bdi>${name}</bdi>`, instantText(window.start), instantText(window.end), exact(value)])})}
      ${names.length > drawn.length && html`<p class="note">${count(names.length - drawn.length)} further names are not drawn.</p>`}
    </section>`;
}

const instantText = (time: number): string => new Date(time).toISOString().replace(/T00:00:00\.000Z$/, "").replace(/:00\.000Z$/, "").replace("T", " ");

const aboutOf = (all: readonly ToldValue[]): string => {
  const values = all.map(({value}) => value);
  return `${count(all.length)} ${all.length === 1 ? "value" : "values"}, from ${amount(Math.min(...values))} to ${amount(Math.max(...values))}.`;
};
