/** Code of a null label. */
export const nullCode = -1;
/** Code of a cell that does not fit its kind; becomes null in a batch and is counted. */
export const mismatchedCode = -2;

/** Labels kept before a batch starts a dictionary anew, so that a column of ever new labels needs bounded memory. */
const largest = 131_072;

/** Labels and their codes, growing as labels are met. */
export class Dictionary {
  #codes = new Map<string, number>();
  #labels: string[] = [];
  #shown: readonly string[] = [];
  /** Changes when codes given earlier no longer hold. */
  generation = 0;

  /** The code of a label, null or a cell that does not fit. */
  code(label: string | null | undefined): number {
    if (label === null) return nullCode;
    if (label === undefined) return mismatchedCode;
    let code = this.#codes.get(label);
    if (code === undefined) {
      code = this.#labels.length;
      this.#codes.set(label, code);
      this.#labels.push(label);
    }
    return code;
  }

  /** The labels so far; the same array as last time when none was added. */
  labels(): readonly string[] {
    if (this.#shown.length !== this.#labels.length) this.#shown = this.#labels.slice();
    return this.#shown;
  }

  /** To be called between batches. */
  renew(): void {
    if (this.#labels.length < largest) return;
    this.#codes = new Map();
    this.#labels = [];
    this.#shown = [];
    this.generation++;
  }
}
