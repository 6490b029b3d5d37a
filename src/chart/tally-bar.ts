import {html, type Markup} from "./html.ts";
import {paint} from "./palette.ts";
import {percent, shape} from "./shape.ts";
import type {Tone} from "./verdict-icon.ts";

/** Findings stand out, what is well and what cannot be told recede. */
const strength: Readonly<Record<Tone, number | false>> = {fail: false, warn: false, ok: 0.45, unknown: 0.3, none: 0.3};

/** How many got which verdict, as one bar in parts; the words beside it say the same, so it is hidden from screen readers. */
export function tallyBar(tally: readonly {readonly tone: Tone; readonly count: number}[]): Markup {
  const total = tally.reduce((sum, {count}) => sum + count, 0);
  let x = 0;
  const parts = tally.filter(({count}) => count > 0).map(({tone, count}) => {
    const [from, width] = [x, 100 * count / total];
    x += width;
    const gap = x > 99.9 ? 0 : 0.5;
    const look = {height: 8, rx: 2, fill: paint(tone), opacity: strength[tone]};
    return shape("rect", {x: percent(from), width: percent(Math.max(0.2, width - gap)), ...look});
  });
  return html`<svg class="tally" width="100%" height="8" aria-hidden="true">${parts}</svg>`;
}
