import {html, type Markup, type Part} from "../chart/html.ts";

/** Searches the columns of a list by name, beside other controls: of use with scripts only, so without them it stays hidden. */
export const toolbar = (label: string, controls: Part = null): Markup => html`
  <div class="toolbar" role="search" aria-label="${label}">
    <label class="search">
      <span class="hidden">Search columns by name</span>
      <input type="search" data-search placeholder="Search columns" autocomplete="off" spellcheck="false">
    </label>
    ${controls}
    <p class="hidden" role="status" data-status></p>
  </div>`;
