import {html, type Markup} from "../chart/html.ts";
import {palette} from "../chart/palette.ts";
import type {Tone} from "../chart/verdict-icon.ts";
import type {Run} from "../result/result.ts";
import {script} from "./script.ts";
import {sha256} from "./sha256.ts";
import {style} from "./style.ts";
import {toneOf, toneRank} from "./tone.ts";

/** The page's own style and script by their hashes, pictures inside the page, and nothing else. */
const policy = [
  "default-src 'none'", `style-src 'sha256-${sha256(style)}'`, `script-src 'sha256-${sha256(script)}'`, "img-src data:",
  "base-uri 'none'", "form-action 'none'",
].join("; ");

/** What stands in the head of a report before its style. */
export const head = (run: Run, title: string): Markup => html`
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="referrer" content="no-referrer">
  <meta name="robots" content="noindex">
  <meta name="generator" content="plumbline ${run.plumbline}">
  <title>${title}</title>
  <link rel="icon" href="${favicon(worst(run))}">`;

const worst = (run: Run): Tone => run.verdicts.map(toneOf).sort((a, b) => toneRank(a) - toneRank(b))[0] ?? "none";

/** A plumb bob in the colour of the worst verdict, to tell tabs apart. */
function favicon(tone: Tone): string {
  const {light} = palette;
  const line = `<path d="M8 0v4" stroke="${light.strong}" stroke-width="2"/>`;
  const bob = `<circle cx="8" cy="9.5" r="6" fill="${light[tone]}"/>`;
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${line}${bob}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(picture)}`;
}
