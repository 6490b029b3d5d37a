import {html, type Markup, type Part} from "../chart/html.ts";
import {count} from "../chart/number.ts";
import {palette} from "../chart/palette.ts";
import {type Tone, verdictSymbols} from "../chart/verdict-icon.ts";
import type {Run} from "../result/result.ts";
import {columnSection} from "./column-section.ts";
import {bdi} from "./mark.ts";
import {methodSection} from "./method-section.ts";
import {nextSteps} from "./next.ts";
import {qualitySection} from "./quality-section.ts";
import {script} from "./script.ts";
import {sha256} from "./sha256.ts";
import {style} from "./style.ts";
import {nextSection, summarySection} from "./summary-section.ts";
import {titleOf} from "./title.ts";
import {toneOf, toneRank} from "./tone.ts";
import {windowText} from "./window-text.ts";

/** What may be told to a report. */
export interface ReportOptions {
  /** Stands at the top; otherwise the model's name and what was asked. */
  readonly title?: string;
}

/** A run as one HTML file that needs nothing else: no network, no script to be read, light and dark, screen and paper. */
export function report(run: Run, options: ReportOptions = {}): string {
  const title = options.title ?? titleOf(run);
  const columns = run.preset === "quality" ? null : columnSection(run);
  const quality = run.preset === "all" || run.preset === "quality" || run.results.some(({topic}) => topic === "quality") ? qualitySection(run) : null;
  const places: readonly (readonly [string, string, boolean])[] = [
    ["next", "What to do next", true], ["columns", "Columns", columns !== null], ["quality", "Data quality", quality !== null], ["method", "How this was judged", true],
  ];
  const page = html`<body><a class="skip" href="#main">Skip to the findings</a>${verdictSymbols}<div class="page">${masthead(run, title)}<nav aria-label="Sections"><ul>${
    places.filter(([, , there]) => there).map(([id, label]) => html`<li><a href="#${id}">${label}</a></li>`)}</ul></nav><main id="main" tabindex="-1">${
    summarySection(run)}${nextSection(nextSteps(run), run)}${columns}${quality}${methodSection(run)}</main>${footer(run)}</div>`;
  // Style and script are constants of this program; everything that comes from the run went through the html tag.
  return `<!doctype html>\n<html lang="en" class="no-js">${String(head(run, title))}<style>${style}</style></head>${String(page)}<script>${script}</script></body></html>\n`;
}

function head(run: Run, title: string): Markup {
  const policy = `default-src 'none'; style-src 'sha256-${sha256(style)}'; script-src 'sha256-${sha256(script)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return html`<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><meta name="generator" content="plumbline ${run.plumbline}"><title>${
    title}</title><link rel="icon" href="${favicon(worst(run))}">`;
}

const worst = (run: Run): Tone => run.verdicts.map(toneOf).sort((a, b) => toneRank(a) - toneRank(b))[0] ?? "none";

/** A dot in the colour of the worst verdict, to tell tabs apart. */
const favicon = (tone: Tone): string => `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M8 0v4" stroke="${palette.light.strong}" stroke-width="2"/><circle cx="8" cy="9.5" r="6" fill="${palette.light[tone]}"/></svg>`)}`;

function masthead(run: Run, title: string): Markup {
  const {reference, current, model, model_version: version, window, known_at: known} = run;
  const side = (label: string, key: string, {name, rows}: Run["reference"]): Markup =>
    html`<div><dt class="key ${key}">${label}</dt><dd><bdi>${name}</bdi> <span class="rows">${count(rows)} ${rows === 1 ? "row" : "rows"}</span></dd></div>`;
  const fact = (label: string, value: Part): Markup => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`<header><div class="brand"><svg width="14" height="24" aria-hidden="true"><path d="M7 0v12" stroke="currentColor" stroke-width="1.5"/><path d="M2 12h10l-5 11.5z" fill="currentColor"/></svg><span>Plumbline</span><button type="button" class="plain" data-theme-toggle>Dark theme</button></div><h1 dir="auto">${
    title}</h1><dl class="about">${side("Reference", "reference", reference)}${side("Current", "current", current)}${
    model !== null && fact("Model", html`${bdi(model)}${version !== null && html` ${bdi(version)}`}`)}${window !== null && fact("Window", windowText(window.start, window.end))}${
    known !== null && fact("As known at", windowText(known))}</dl></header>`;
}

const footer = ({plumbline, plan, version}: Run): Markup =>
  html`<footer><p>Made by Plumbline ${plumbline} from run format ${version}. Plan <code>${plan}</code>.</p></footer>`;
