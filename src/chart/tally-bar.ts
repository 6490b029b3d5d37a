import {percent} from "./figure.ts";
import {html, type Markup} from "./html.ts";
import {paint} from "./palette.ts";
import type {Tone} from "./verdict-icon.ts";

/** How many got which verdict, as one bar in parts; the words beside it say the same, so it is hidden from screen readers. */
export function tallyBar(tally: readonly {readonly tone: Tone; readonly count: number}[]): Markup {
  const total = tally.reduce((sum, {count}) => sum + count, 0);
  let x = 0;
  const parts = tally.filter(({count}) => count > 0).map(({tone, count}) => {
    const width = 100 * count / total;
    const part = html`<rect x="${percent(x)}" width="${percent(Math.max(0.2, width - (x + width > 99.9 ? 0 : 0.5)))}" height="8" rx="2" fill="${
      paint(tone)}"${tone === "ok" && html` opacity=".45"`}${(tone === "unknown" || tone === "none") && html` opacity=".3"`}/>`;
    x += width;
    return part;
  });
  return html`<svg class="tally" width="100%" height="8" aria-hidden="true">${parts}</svg>`;
}
