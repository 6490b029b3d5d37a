import {html, type Markup, type Part} from "../chart/html.ts";
import {count} from "../chart/number.ts";
import type {Run} from "../result/result.ts";
import {bdi} from "./mark.ts";
import {tableName, windowText} from "./window-text.ts";

const logo = html`
  <svg width="14" height="24" aria-hidden="true">
    <path d="M7 0v12" stroke="currentColor" stroke-width="1.5"/>
    <path d="M2 12h10l-5 11.5z" fill="currentColor"/>
  </svg>`;

/** The top of a report: what it is of, which tables, how many rows, and as of when. */
export function masthead(run: Run, title: string): Markup {
  const {model, model_version: version, window, known_at: known} = run;
  return html`
    <header>
      <div class="brand">
        ${logo}<span>Plumbline</span>
        <button type="button" class="plain" data-theme-toggle>Dark theme</button>
      </div>
      <h1 dir="auto">${title}</h1>
      <dl class="about">
        ${side("Reference", "reference", run)}${side("Current", "current", run)}
        ${model !== null && fact("Model", html`${bdi(model)}${version !== null && html` ${bdi(version)}`}`)}
        ${window !== null && fact("Window", windowText(window.start, window.end))}
        ${known !== null && fact("As known at", windowText(known))}
      </dl>
    </header>`;
}

const side = (label: string, key: "reference" | "current", run: Run): Markup => html`
  <div>
    <dt class="key ${key}">${label}</dt>
    <dd>${tableName(run[key].name)} <span class="rows">${rowsOf(run, key)}</span></dd>
  </div>`;

const rowsOf = ({cluster, ...tables}: Run, key: "reference" | "current"): Part => {
  const {rows, clusters} = tables[key], all = `${count(rows)} ${rows === 1 ? "row" : "rows"}`;
  return cluster === undefined || clusters === undefined ? all : html`${all}, ${count(clusters)} values of ${bdi(cluster)}`;
};

const fact = (label: string, value: Part): Markup => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;

/** The bottom of a report: what made it, under which plan. */
export const footer = ({plumbline, plan, version}: Run): Markup =>
  html`<footer><p>Made by Plumbline ${plumbline} from run format ${version}. Plan <code>${plan}</code>.</p></footer>`;
