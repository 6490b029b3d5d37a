import {escape} from "./escape.ts";

// A symbol cannot come out of JSON, so no stored text can pass itself off as markup.
const made: unique symbol = Symbol("markup");

/** Finished HTML or SVG; `String(markup)` is its text. Only the `html` tag makes one. */
export interface Markup {
  readonly [made]: string;
  toString(): string;
}

/** What may stand in a hole of the `html` tag: all but markup is escaped; null, undefined and false leave nothing. */
export type Part = Markup | string | number | false | null | undefined | readonly Part[];

/** Writes HTML or SVG: `html\`<b title="${name}">${name}</b>\`` escapes every value that is not itself markup. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let text = strings[0];
  for (let i = 0; i < parts.length; i++) text += textOf(parts[i]) + strings[i + 1];
  return {[made]: text, toString: () => text};
}

function textOf(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (typeof part === "string") return escape(part);
  if (typeof part === "number") return Number.isFinite(part) ? String(part) : "–";
  return isMarkup(part) ? part[made] : part.map(textOf).join("");
}

const isMarkup = (part: Part): part is Markup => typeof part === "object" && part !== null && made in part;
