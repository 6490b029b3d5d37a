import {html, type Markup, type Part} from "./html.ts";

/** What every drawing has: words for those who cannot see it, and a size. Widths follow the page, heights are pixels. */
export interface Frame {
  /** What the drawing is of. */
  readonly title: string;
  /** What is to be seen in it. */
  readonly about: string;
  /** Makes ids unique on a page; without it the drawing is named by its title element alone. */
  readonly id?: string | undefined;
  readonly height: number;
}

/** Wraps a drawing so that screen readers read one image with a name and a description. */
export function figure({title, about, id, height}: Frame, body: Part): Markup {
  const label = id !== undefined && html` aria-labelledby="${id}t ${id}d"`;
  const own = (suffix: string): Part => id !== undefined && html` id="${id}${suffix}"`;
  return html`
    <svg xmlns="http://www.w3.org/2000/svg" role="img" class="chart" width="100%" height="${height}" overflow="visible"${label}>
      <title${own("t")}>${title}</title>
      <desc${own("d")}>${about}</desc>
      ${body}
    </svg>`;
}
