import {html, type Markup, type Part} from "./html.ts";

/** Attributes of a shape; those that are undefined or false are left out, numbers get two decimals at most and are never NaN. */
export type Attributes = Readonly<Record<string, string | number | undefined | false>>;

type ShapeName = "line" | "rect" | "circle" | "path" | "text" | "g";

/** One SVG shape, with what stands inside it. */
export function shape(name: ShapeName, attributes: Attributes, body: Part = null): Markup {
  const written = Object.entries(attributes).map(([key, value]) =>
    value !== undefined && value !== false && html` ${key}="${typeof value === "number" ? at(value) : value}"`);
  return body === null ? html`<${name}${written}/>` : html`<${name}${written}>${body}</${name}>`;
}

/** A number for a coordinate. */
export const at = (value: number): number => Number.isFinite(value) ? Math.round(value * 100) / 100 : 0;

/** A height with one decimal: a tenth of a pixel cannot be seen, and paths are long. */
export const tenth = (value: number): number => Number.isFinite(value) ? Math.round(value * 10) / 10 : 0;

/** A coordinate as a part of the width: lets a drawing stretch while its text keeps its size. */
export const percent = (value: number): string => `${at(value)}%`;
