import type {JsonRow} from "./json-values.ts";

const faultsShown = 20;

/** What was met in one JSON file that a person should know. */
export class JsonNotes {
  readonly #path: string;
  readonly #known: ReadonlySet<string>;
  readonly #late = new Set<string>();
  readonly #lines: string[] = [];
  #badText = false;
  #left = 0;

  /** `known` are the columns that the look found. */
  constructor(path: string, known: ReadonlySet<string>) {
    this.#path = path;
    this.#known = known;
  }

  /** Takes note of a row and says whether it is one. */
  take({line, row, problem, badText}: JsonRow): boolean {
    if (badText && !this.#badText) {
      this.#badText = true;
      this.#lines.push(`${this.#path}: line ${line} holds text that is not UTF-8; unreadable bytes are shown as \ufffd`);
    }
    if (!row) {
      if (this.#left++ < faultsShown) this.#lines.push(`${this.#path}: line ${line} is left out: ${problem}`);
      return false;
    }
    for (const name in row) if (!this.#known.has(name) && !this.#late.has(name)) this.#addLate(name, line);
    return true;
  }

  /** The warnings so far. */
  all(): string[] {
    if (this.#left <= faultsShown) return this.#lines;
    return [...this.#lines, `${this.#path}: ${this.#left - faultsShown} more lines are left out`];
  }

  #addLate(name: string, line: number): void {
    this.#late.add(name);
    const what = `column ${JSON.stringify(name)} occurs on line ${line} but in no row that was looked at`;
    this.#lines.push(`${this.#path}: ${what}, and is left out`);
  }
}
