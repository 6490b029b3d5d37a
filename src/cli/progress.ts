import {basename} from "node:path";
import type {Source} from "../source/source.ts";
import {clearLater} from "./interrupt.ts";
import {cut, safe} from "./terminal.ts";

/** A line on standard error that says how far the reading is. */
export interface Progress {
  /** The same source, whose readings move the line. */
  watch(source: Source): Source;
  /** Takes the line away. */
  end(): void;
}

// Reading that ends sooner needs no line.
const patience = 1000;
const interval = 100;

const whole = new Intl.NumberFormat("en", {maximumFractionDigits: 0});
const short = new Intl.NumberFormat("en", {notation: "compact", maximumSignificantDigits: 3});

const bar = (share: number): string => {
  const full = Math.round(Math.min(1, share) * 20);
  return `${"█".repeat(full)}${"░".repeat(20 - full)} ${Math.floor(Math.min(1, share) * 100).toString().padStart(3)} %  `;
};

/** How far a reading has come. */
interface Reach {
  readonly rows: number;
  readonly share: number | undefined;
  readonly seconds: number;
}

/** One line of progress: the table, its share read, its rows, and rows a second. */
export function progressLine(name: string, {rows, share, seconds}: Reach): string {
  const rate = short.format(rows / Math.max(seconds, 0.001)), table = cut(safe(basename(name)), 32);
  return `reading ${table}  ${share === undefined ? "" : bar(share)}${whole.format(rows)} rows  ${rate}/s`;
}

/** Progress for a person who watches: only on a terminal, only when it takes more than a second. */
export function progress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return {watch: (source) => source, end: () => {}};
  const started = Date.now();
  let shown = 0;
  const end = clearLater(() => { if (shown > 0) stream.write("\r\x1b[2K"); });
  const show = (name: string, began: number, [rows, share]: readonly [number, number | undefined]): void => {
    const now = Date.now();
    if (now - started < patience || now - shown < interval) return;
    shown = now;
    const line = progressLine(name, {rows, share, seconds: (now - began) / 1000});
    stream.write(`\r\x1b[2K${cut(line, (stream.columns || 80) - 1)}`);
  };
  return {
    end,
    watch: (source) => ({
      name: source.name,
      facts: () => source.facts(),
      ...(source.names && {names: () => source.names!()}),
      warnings: () => source.warnings(),
      read(columns, also) {
        const began = Date.now();
        return source.read(columns, (rows, share) => {
          show(source.name, began, [rows, share]);
          also?.(rows, share);
        });
      },
    }),
  };
}

/** A line that counts steps of a known number. */
export interface Counter {
  readonly show: (done: number, of: number) => void;
  readonly end: () => void;
}

/** One line of progress: what is done of all, and how many a second. */
export const counterLine = (thing: string, [done, of]: readonly [number, number], seconds: number): string =>
  `${cut(safe(thing), 32)}  ${bar(of > 0 ? done / of : 0)}${whole.format(done)} of ${whole.format(of)}  ${short.format(done / Math.max(seconds, 0.001))}/s`;

/** Progress of steps for a person who watches, in the same way. */
export function counter(thing: string, stream: NodeJS.WriteStream = process.stderr): Counter {
  if (!stream.isTTY) return {show: () => {}, end: () => {}};
  const started = Date.now();
  let shown = 0;
  return {
    end: clearLater(() => { if (shown > 0) stream.write("\r\x1b[2K"); }),
    show: (done, of) => {
      const now = Date.now();
      if (now - started < patience || now - shown < interval) return;
      shown = now;
      stream.write(`\r\x1b[2K${cut(counterLine(thing, [done, of], (now - started) / 1000), (stream.columns || 80) - 1)}`);
    },
  };
}
