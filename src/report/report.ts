import {html} from "../chart/html.ts";
import {verdictSymbols} from "../chart/verdict-icon.ts";
import type {Run} from "../result/result.ts";
import {checkSection} from "./check-section.ts";
import {columnSection} from "./column-section.ts";
import {head} from "./head.ts";
import {footer, masthead} from "./masthead.ts";
import {methodSection} from "./method-section.ts";
import {nextSteps} from "./next.ts";
import {performanceSection} from "./performance-section.ts";
import {qualitySection} from "./quality-section.ts";
import {script} from "./script.ts";
import {style} from "./style.ts";
import {nextSection, summarySection} from "./summary-section.ts";
import {titleOf} from "./title.ts";
import {toldSection, type ToldValue} from "./told-section.ts";

/** What may be told to a report. */
export interface ReportOptions {
  /** Stands at the top; otherwise the model's name and what was asked. */
  readonly title?: string;
  /** Values that were counted elsewhere, drawn beside the findings. */
  readonly told?: readonly ToldValue[];
}

/** A run as one HTML file that needs nothing else: no network, no script to be read, light and dark, screen and paper. */
export function report(run: Run, options: ReportOptions = {}): string {
  const title = options.title ?? titleOf(run);
  const performance = performanceSection(run), leads = run.preset === "performance";
  const columns = run.preset === "quality" ? null : columnSection(run);
  const showsQuality = ["all", "quality"].includes(run.preset) || run.results.some(({topic}) => topic === "quality");
  const quality = showsQuality ? qualitySection(run) : null;
  const checks = checkSection(run), told = toldSection(options.told ?? []);
  const places = [
    checks && ["checks", "Checks"], leads && performance && ["performance", "Model"], ["next", "What to do next"],
    !leads && performance && ["performance", "Model"], columns && ["columns", "Columns"], quality && ["quality", "Data quality"],
    told && ["told", "Counted elsewhere"], ["method", "How this was judged"],
  ].filter((place) => place !== null && place !== false);
  const page = html`
    <body>
      <a class="skip" href="#main">Skip to the findings</a>
      ${verdictSymbols}
      <div class="page">
        ${masthead(run, title)}
        <nav aria-label="Sections"><ul>${places.map(([id, label]) => html`<li><a href="#${id}">${label}</a></li>`)}</ul></nav>
        <main id="main" tabindex="-1">
          ${checks}
          ${summarySection(run)}
          ${leads && performance}
          ${nextSection(nextSteps(run), run)}
          ${!leads && performance}
          ${columns}${quality}${told}
          ${methodSection(run)}
        </main>
        ${footer(run)}
      </div>`;
  // Style and script are constants of this program; everything that comes from the run went through the html tag.
  return `<!doctype html>\n<html lang="en" class="no-js"><head>${String(head(run, title))}<style>${style}</style></head>${
    String(page)}<script>${script}</script></body></html>\n`;
}
