import {html, type Markup, type Part} from "./html.ts";

/** What every drawing has: words for those who cannot see it, and a size. Widths follow the page, heights are pixels. */
export interface Frame {
  /** What the drawing is of. */
  readonly title: string;
  /** What is to be seen in it. */
  readonly about: string;
  /** Makes ids unique on a page; without it the drawing is named by its title element alone. */
  readonly id?: string;
  readonly height: number;
}

/** Wraps a drawing so that screen readers read one image with a name and a description. */
export function figure({title, about, id, height}: Frame, body: Part): Markup {
  const label = id === undefined ? null : html` aria-labelledby="${id}t ${id}d"`;
  const own = (suffix: string): Markup | null => id === undefined ? null : html` id="${id}${suffix}"`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" role="img" class="chart" width="100%" height="${height}" overflow="visible"${label}><title${
    own("t")}>${title}</title><desc${own("d")}>${about}</desc>${body}</svg>`;
}

/** A number for a coordinate: two decimals at most, never NaN. */
export const at = (value: number): number => Number.isFinite(value) ? Math.round(value * 100) / 100 : 0;

/** A height with one decimal: a tenth of a pixel cannot be seen, and paths are long. */
export const tenth = (value: number): number => Number.isFinite(value) ? Math.round(value * 10) / 10 : 0;

/** A coordinate as a part of the width: lets a drawing stretch while its text keeps its size. */
export const percent = (value: number): string => `${at(value)}%`;
