import {palette} from "../chart/palette.ts";
import {checkStyle} from "./check-style.ts";
import {columnStyle} from "./column-style.ts";
import {performanceStyle} from "./performance-style.ts";
import {pageStyle} from "./page-style.ts";
import {printStyle} from "./print-style.ts";
import {qualityStyle} from "./quality-style.ts";

const properties = (colours: Readonly<Record<string, string>>): string =>
  Object.entries(colours).map(([name, value]) => `--${name}:${value}`).join(";");

const dark = `color-scheme:dark;${properties(palette.dark)}`;

const themes = `
:root { color-scheme: light; ${properties(palette.light)} }
@media screen and (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { ${dark} } }
@media screen { :root[data-theme="dark"] { ${dark} } }
`;

/** The whole style of a report, without needless space. */
export const style: string = [themes, pageStyle, columnStyle, qualityStyle, checkStyle, printStyle, performanceStyle].join("")
  .replace(/\/\*[^*]*\*\//g, "").replace(/\s+/g, " ").replace(/ ?([{};,]) ?/g, "$1").trim();
