import {html, type Markup} from "../chart/html.ts";
import {count, withUnit} from "../chart/number.ts";
import type {Result, Run} from "../result/result.ts";
import {type ColumnGroup, columnGroups} from "./column-group.ts";
import {badge, bdi, phrase} from "./mark.ts";
import {listed, shownName} from "./phrase.ts";
import {qualityTable} from "./quality-table.ts";
import {toneOf, toneRank, toneWord} from "./tone.ts";

/** Whether the data can be trusted: findings first, passed checks folded away, then every column on both sides. */
export function qualitySection(run: Run): Markup | null {
  const groups = columnGroups(run, ["quality"]);
  const table = qualityTable(run);
  if (groups.length === 0 && table === null) return null;
  const all = groups.flatMap((group) => [group.lead, ...group.others, ...group.segments].map((result) => ({group, result})));
  const found = all.filter(({result}) => result.verdict !== "ok")
    .sort((a, b) => toneRank(toneOf(a.result)) - toneRank(toneOf(b.result)));
  const passed = all.filter(({result}) => result.verdict === "ok").map(({result}) => result);
  const isFirst = (i: number): boolean => found.findIndex(({group}) => group === found[i].group) === i;
  return html`
    <section id="quality" aria-labelledby="quality-title">
      <h2 id="quality-title">Data quality</h2>
      ${found.length > 0 && html`
        <ul class="findings">${found.map(({group, result}, i) => finding(group, result, isFirst(i)))}</ul>`}
      ${groups.length > 0 && found.length === 0 && html`<p class="calm">${badge("ok", "Fine")} Every check passed.</p>`}
      ${passed.length > 0 && passedChecks(passed)}
      ${table}
    </section>`;
}

/** One finding; the first of a column is where links to that column's quality lead. */
function finding(group: ColumnGroup, result: Result, first: boolean): Markup {
  const tone = toneOf(result);
  const {limits: {warn, fail}, unit, title, says, detail} = result;
  const at = (does: string, limit: number | undefined): string =>
    limit === undefined ? "" : `${does} at ${withUnit(limit, unit)}`;
  const name = group.name === null ? "The table as a whole" : shownName(group.name);
  return html`
    <li${first && html` id="${group.id}"`} class="${tone}">
      ${badge(tone, toneWord("quality", tone))}
      <div>
        <strong>${bdi(name)}</strong>
        <p dir="auto">${says}</p>
        ${detail !== null && html`<p class="note" dir="auto">${detail}</p>`}
        <p class="note">${[title, at("warns", warn), at("fails", fail)].filter(Boolean).join(", ")}</p>
      </div>
    </li>`;
}

/** Passed checks by what was checked. */
function passedChecks(results: readonly Result[]): Markup {
  const byTitle = new Map<string, Result[]>();
  for (const one of results) byTitle.set(one.title, [...byTitle.get(one.title) ?? [], one]);
  const named = ({column}: Result) => ({name: column === null ? "the table as a whole" : shownName(column, 40)});
  return html`
    <details class="passed">
      <summary>${count(results.length)} ${results.length === 1 ? "check" : "checks"} passed</summary>
      <dl>${[...byTitle].map(([title, some]) => html`
        <div><dt>${title}</dt><dd>${phrase(listed(some.map(named), 20), false)}</dd></div>`)}
      </dl>
    </details>`;
}
