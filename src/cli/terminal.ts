import {styleText} from "node:util";

/** How a word is set off on a terminal. */
export type Style = "red" | "yellow" | "green" | "cyan" | "bold" | "dim";

/** Paints for one stream: nothing is painted under NO_COLOR or when the stream is not a terminal. */
export const painter = (stream: NodeJS.WriteStream) => (style: Style | readonly Style[], text: string): string =>
  styleText(style as Style | Style[], text, {stream});

/** Text from data, fit for a terminal: nothing in it can move the cursor, colour the screen or turn the writing direction. */
export const safe = (text: string): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd").toWellFormed();

const segmenter = new Intl.Segmenter();

/** A name in at most `width` characters. */
export function cut(text: string, width: number): string {
  const letters = [...segmenter.segment(text)].map(({segment}) => segment);
  return letters.length <= width ? text : `${letters.slice(0, width - 1).join("")}…`;
}

/** Lines with their cells in columns, each as wide as its widest cell. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => { widths[i] = Math.max(widths[i] ?? 0, cell.length); });
  return rows.map((row) => row.map((cell, i) => i === row.length - 1 ? cell : cell.padEnd(widths[i])).join("  ").trimEnd());
}

/** Says something to the person that is not the answer: it must not mix with what is piped on. */
export const note = (text: string): void => { process.stderr.write(`${text}\n`); };
