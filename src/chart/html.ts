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

/**
 * Writes HTML or SVG: `html\`<b title="${name}">${name}</b>\`` escapes every value that is not itself markup. Line breaks of the
 * template are for its readers: they vanish next to tags and holes, and are a space elsewhere.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const fixed = joined(strings);
  let text = fixed[0];
  for (let i = 0; i < parts.length; i++) text += textOf(parts[i]) + fixed[i + 1];
  return {[made]: text, toString: () => text};
}

const known = new WeakMap<TemplateStringsArray, readonly string[]>();

function joined(strings: TemplateStringsArray): readonly string[] {
  const kept = known.get(strings);
  if (kept) return kept;
  const fixed = strings.map((string) => string.replace(/\s*\n\s*/g, (gap: string, start: number) => {
    const end = start + gap.length;
    return start === 0 || end === string.length || string[start - 1] === ">" || string[end] === "<" ? "" : " ";
  }));
  known.set(strings, fixed);
  return fixed;
}

function textOf(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (typeof part === "string") return escape(part);
  if (typeof part === "number") return Number.isFinite(part) ? String(part) : "–";
  return isMarkup(part) ? part[made] : part.map(textOf).join("");
}

const isMarkup = (part: Part): part is Markup => typeof part === "object" && part !== null && made in part;
