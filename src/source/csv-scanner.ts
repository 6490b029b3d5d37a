const lf = 10, cr = 13, quote = 34, space = 32;

/** A row longer than this holds a quote that was never closed. */
const longestRow = 1 << 24;
const faultsKept = 20;

/** Few enough rows that the spans of their cells stay in the processor's cache. */
const rowsAtOnce = (columns: number): number => Math.max(16, Math.min(8192, Math.floor(262_144 / columns)));

/** Why a row was left out. */
export type CsvProblem = "too few cells" | "too many cells" | "text after a closing quote" | "a quote that is never closed";

/** A row that was left out: its first line in the file, and what it held. */
export interface CsvFault {
  readonly line: number;
  readonly problem: CsvProblem;
  readonly cells: number;
}

/**
 * Splits CSV bytes into rows of cells (RFC 4180: a quoted cell may hold delimiters, line ends and doubled quotes), LF, CRLF or
 * CR line ends in any mixture. Blank lines are skipped; a row with too few or too many cells is left out and reported,
 * except that empty cells past the last column are ignored. Cells are spans of the bytes: nothing is copied.
 */
export class CsvScanner {
  readonly columns: number;
  readonly delimiter: number;
  /** Most rows of one scan. */
  readonly limit: number;
  /** First and past-the-end byte of cell c of row r at r * columns + c; the first is -1 for an empty cell without quotes. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The line each row began on, from 1. */
  readonly lines: Int32Array;
  bytes: Uint8Array = new Uint8Array(1);
  /** Rows of the last scan. */
  count = 0;
  /** The byte after the last scanned row, and its line. */
  at = 0;
  line: number;
  /** The first faults, and how many there were. */
  readonly faults: CsvFault[] = [];
  faulty = 0;
  #escaped: number[] = [];
  #end = 0;
  #lines = 0;
  #length = 0;
  #last = false;

  constructor(columns: number, delimiter: number, {line = 1, limit = rowsAtOnce(columns)} = {}) {
    this.columns = columns;
    this.delimiter = delimiter;
    this.line = line;
    this.limit = limit;
    this.starts = new Int32Array(this.limit * columns);
    this.ends = new Int32Array(this.limit * columns);
    this.lines = new Int32Array(this.limit);
  }

  /**
   * Scans whole rows of bytes [at, length), at most `limit`; the byte at `length` must be free to write to.
   * With `last` the bytes end there, otherwise a row cut off by the end is left for the next scan.
   */
  scan(bytes: Uint8Array, length: number, last: boolean): void {
    const {starts, ends, columns, delimiter, limit} = this;
    this.bytes = bytes;
    this.#length = length;
    this.#last = last;
    bytes[length] = lf;
    let at = this.at, count = 0;
    while (count < limit && at < length) {
      let i = at, cell = 0, start = 0, end = 0, c = 0, extra = false;
      const base = count * columns;
      this.#lines = 1;
      for (;; i++) {
        start = i;
        if (bytes[i] === quote) {
          i = this.#quoted(i);
          start++;
          end = this.#end;
          if (i < 0) break;
        } else {
          while ((c = bytes[i]) !== delimiter && c !== lf && c !== cr) i++;
          end = i;
          if (start === end) start = -1;
        }
        if (cell < columns) {
          starts[base + cell] = start;
          ends[base + cell] = end;
        } else if (end > start && start >= 0) extra = true;
        cell++;
        if (bytes[i] !== delimiter || i >= length) break;
      }
      const next = this.#next(at, i);
      if (next < 0) break;
      if (i < 0) this.#fault(end < 0 ? "a quote that is never closed" : "text after a closing quote", cell);
      else if (cell < columns) {
        if (cell > 1 || !this.#blank(at, i)) this.#fault("too few cells", cell);
      } else if (extra) this.#fault("too many cells", cell);
      else if (columns > 1 || start >= 0) {
        if (this.#escaped.length > 0) this.#unescape(base);
        this.lines[count++] = this.line;
      }
      if (this.#escaped.length > 0) this.#escaped = [];
      this.line += this.#lines;
      at = next;
    }
    this.at = at;
    this.count = count;
  }

  /** Reads a quoted cell; the byte after it, or -1 when the quote is not closed well (#end < 0: not at all). */
  #quoted(from: number): number {
    const {bytes, delimiter} = this, length = this.#length;
    let i = from + 1, doubled = false;
    for (;; i++) {
      while (i < length && bytes[i] !== quote) if (bytes[i++] === lf) this.#lines++;
      if (i >= length) {
        this.#end = -1;
        return -1;
      }
      if (i + 1 >= length || bytes[i + 1] !== quote) break;
      doubled = true;
      i++;
    }
    this.#end = i++;
    if (doubled) this.#escaped.push(from + 1);
    while (i < length && bytes[i] === space && delimiter !== space) i++;
    return i >= length || bytes[i] === delimiter || bytes[i] === lf || bytes[i] === cr ? i : -1;
  }

  /** Where the row after one that began at `at` and stopped at `i` begins; -1 when the bytes so far do not tell. */
  #next(at: number, i: number): number {
    const {bytes} = this, length = this.#length, last = this.#last;
    if (i < 0) {
      if (this.#end < 0 && !last && length - at < longestRow) return -1;
      // Only the line on which the row began is lost: reading goes on after its end.
      const end = bytes.indexOf(lf, at);
      if (!last && end >= length) return -1;
      this.#lines = 1;
      return Math.min(end + 1, length);
    }
    if (!last && i + (bytes[i] === cr ? 1 : 0) >= length) return -1;
    if (i >= length) return length;
    return bytes[i] === cr && bytes[i + 1] === lf && i + 1 < length ? i + 2 : i + 1;
  }

  #blank(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.bytes[i] !== space && this.bytes[i] !== 9) return false;
    return true;
  }

  #fault(problem: CsvProblem, cells: number): void {
    if (this.faulty++ < faultsKept) this.faults.push({line: this.line, problem, cells});
  }

  /** Undoubles quotes in place, in the row whose cells begin at `base`. */
  #unescape(base: number): void {
    const {bytes, starts, ends, columns} = this;
    for (let k = base; k < base + columns; k++) {
      if (!this.#escaped.includes(starts[k])) continue;
      let to = starts[k];
      for (let i = starts[k]; i < ends[k]; i++) {
        bytes[to++] = bytes[i];
        if (bytes[i] === quote) i++;
      }
      ends[k] = to;
    }
  }
}
