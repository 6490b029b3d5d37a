import {html, type Markup} from "./html.ts";

/** What a verdict looks like: the four verdicts, and "none" for an unknown that had nothing to look at. */
export type Tone = "fail" | "warn" | "ok" | "unknown" | "none";

const strokes = html`fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"`;

/** Five shapes that differ without colour: full octagon, triangle, ring with tick, dotted ring with question mark, empty ring. */
const shapes: Readonly<Record<Tone, Markup>> = {
  fail: html`
    <path fill="currentColor" fill-rule="evenodd"
      d="M6 1.5h8L18.5 6v8L14 18.5H6L1.5 14V6ZM8.9 5v6.4h2.2V5Zm0 8.1v2.2h2.2v-2.2Z"/>`,
  warn: html`<g ${strokes}><path d="M10 2.4 18.3 17H1.7Z"/><path d="M10 8v4M10 14.4v.1"/></g>`,
  ok: html`<g ${strokes}><circle cx="10" cy="10" r="8"/><path d="m6.4 10.3 2.5 2.5 4.8-5.3"/></g>`,
  unknown: html`
    <g ${strokes}>
      <circle cx="10" cy="10" r="8" stroke-dasharray="2.2 2.83"/>
      <path d="M7.8 8.1c0-3 4.5-2.9 4.5-.2 0 1.7-2.2 1.9-2.2 3.6M10.1 14.3v.1"/>
    </g>`,
  none: html`<g ${strokes}><circle cx="10" cy="10" r="8"/><path d="M6.5 10h7"/></g>`,
};

/** The icons once, as symbols named `i-fail` and so on, for a page that shows them many times. */
export const verdictSymbols: Markup = html`
  <svg width="0" height="0" class="symbols" aria-hidden="true">
    ${(Object.keys(shapes) as Tone[]).map((tone) => html`<symbol id="i-${tone}" viewBox="0 0 20 20">${shapes[tone]}</symbol>`)}
  </svg>`;

/** An icon that refers to the page's symbols; the word beside it names the verdict. */
export const verdictIcon = (tone: Tone): Markup =>
  html`<svg class="icon" width="20" height="20" aria-hidden="true"><use href="#i-${tone}"/></svg>`;
