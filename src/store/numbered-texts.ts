import type {Store} from "./store.ts";

/**
 * What the facts of a model have in common, kept once for all of them as texts for coordination whose numbers count up from 0. Whoever
 * finds a number taken reads what it means and tries the next, so that nobody must agree on a number but by compare-and-set.
 */
export class NumberedTexts {
  private readonly texts: Pick<Store, "value" | "swap">;
  private readonly word: string;

  constructor(texts: Pick<Store, "value" | "swap">, word: string) {
    this.texts = texts;
    this.word = word;
  }

  /** The texts of a model whose numbers are `from` and up. */
  async *of(model: string, from: number): AsyncGenerator<string> {
    for (let number = from; ; number++) {
      const text = await this.texts.value(this.name(model, number));
      if (text === null) return;
      yield text;
    }
  }

  /** Gives a text a number, unless that is taken. */
  async offer(model: string, number: number, text: string): Promise<void> {
    await this.texts.swap(this.name(model, number), null, text);
  }

  private name(model: string, number: number): string {
    return `${this.word} ${number} ${model}`;
  }
}
