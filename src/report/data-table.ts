import {html, type Markup, type Part} from "../chart/html.ts";

/** A table of numbers: what its rows are called by, and the heads of the other columns. */
export interface DataTable {
  readonly caption: string;
  readonly heads: readonly Part[];
  /** A name, then a cell for each of the other heads. */
  readonly rows: readonly (readonly Part[])[];
}

/** The numbers behind a picture, folded away: for those who cannot see it, and those who want to know exactly. */
export const dataTable = ({caption, heads, rows}: DataTable): Markup => html`
  <details class="behind">
    <summary>The numbers<span class="hidden"> of ${caption}</span></summary>
    <div class="scroll" role="region" aria-label="${caption}" tabindex="0">
      <table class="small numbers">
        <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
        <tbody>${rows.map(([name, ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
      </table>
    </div>
  </details>`;

/** A picture under its own heading, with its numbers. */
export const plot = (title: Part, picture: Markup, numbers: Markup | null = null): Markup => html`
  <figure class="plot"><figcaption>${title}</figcaption>${picture}${numbers}</figure>`;

/** Which colour is which side, once above some pictures. */
export const legend = (more: Part = null): Markup => html`
  <p class="legend"><span class="key reference">Reference</span>${" "}<span class="key current">Current</span>${more !== null && " "}${more}</p>`;
