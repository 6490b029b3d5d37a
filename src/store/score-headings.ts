import {factOf, type Head, headOf, type Kept, keptOf, stretchIn} from "./fact.ts";
import type {Scores} from "./facts.ts";
import {Figures, type Heading} from "./figures.ts";
import {NumberedTexts} from "./numbered-texts.ts";
import {type Store, StoreError} from "./store.ts";

// A model whose figures are about ever other things gets no more lists than these; scores past them are kept as JSON.
export const mostHeadings = 1024;

/** Number of the headings, rows, labels: before the figures. */
const prefix = 18;

const textOf = (headings: readonly Heading[]): string =>
  JSON.stringify(headings.map(({topic, column, segment, measure}) => [topic, column, segment, measure]));
const headingsIn = (text: string): readonly Heading[] =>
  (JSON.parse(text) as [string, string | null, Heading["segment"], string][]).map(([topic, column, segment, measure]) => ({topic, column, segment, measure}));

/** The lists of headings of one model by their numbers. */
class KnownHeadings {
  readonly lists: (readonly Heading[])[] = [];
  private readonly byText = new Map<string, number>();
  /** Lists that were looked for: mostly they come again as they are. */
  private readonly numbers = new WeakMap<readonly Heading[], number>();

  add(text: string): void {
    const headings = headingsIn(text), number = this.lists.length;
    this.byText.set(text, number);
    this.numbers.set(headings, number);
    this.lists.push(headings);
  }

  numberOf(headings: readonly Heading[]): number | undefined {
    const number = this.numbers.get(headings) ?? this.byText.get(textOf(headings));
    if (number !== undefined) this.numbers.set(headings, number);
    return number;
  }
}

/** How a store keeps scores: packed, without the headings of their figures, which are kept once for all windows that have them. */
export class ScoreHeadings {
  private readonly texts: NumberedTexts;
  private readonly models = new Map<string, KnownHeadings>();

  constructor(texts: Pick<Store, "value" | "swap">) {
    this.texts = new NumberedTexts(texts, "headings");
  }

  /** What is to be kept of scores. */
  async keptOf(facts: readonly Scores[]): Promise<Kept[]> {
    const all: Kept[] = [];
    for (const fact of facts) {
      const number = this.known(fact.model).numberOf(fact.figures.headings) ?? await this.learn(fact);
      all.push(number === undefined ? keptOf("scores", fact) : {...headOf("scores", fact), body: "", bytes: packed(fact, number)});
    }
    return all;
  }

  /** The scores that were kept. */
  async factsOf(kept: readonly Kept[]): Promise<Scores[]> {
    for (const {model, bytes} of kept) if (bytes && this.known(model).lists.length <= numberIn(bytes)) await this.load(model);
    return kept.map((one) => one.bytes ? unpacked(one, one.bytes, this.headings(one.model, numberIn(one.bytes))) : factOf("scores", one));
  }

  private headings(model: string, number: number): readonly Heading[] {
    const headings = this.known(model).lists[number];
    if (!headings) throw new StoreError("corrupt", `model ${JSON.stringify(model)}: scores under headings that are not there: ${number}`);
    return headings;
  }

  private known(model: string): KnownHeadings {
    const found = this.models.get(model) ?? new KnownHeadings();
    this.models.set(model, found);
    return found;
  }

  private async load(model: string): Promise<void> {
    const known = this.known(model);
    let number = known.lists.length;
    // Another reader may have come first.
    for await (const text of this.texts.of(model, number)) if (known.lists.length === number++) known.add(text);
  }

  /** The number of headings that were not known: they are looked for, and added. */
  private async learn({model, figures: {headings}}: Scores): Promise<number | undefined> {
    const known = this.known(model);
    for (await this.load(model); ; await this.load(model)) {
      const number = known.numberOf(headings);
      if (number !== undefined || known.lists.length >= mostHeadings) return number;
      await this.texts.offer(model, known.lists.length, textOf(headings));
    }
  }
}

// The number of headings takes less than eleven bits of the first two bytes; what is above them is the reach, 0 where there is none.
const reachFrom = 2048;

const startOf = (bytes: Uint8Array): number => bytes[0] + 256 * bytes[1];
const numberIn = (bytes: Uint8Array): number => startOf(bytes) % reachFrom;

const packed = ({rows, labels, reach = 0, figures}: Scores, number: number): Uint8Array => {
  const bytes = new Uint8Array(prefix + figures.bytes.length), view = new DataView(bytes.buffer);
  view.setUint16(0, number + reachFrom * reach, true);
  view.setFloat64(2, rows, true);
  view.setFloat64(10, labels, true);
  bytes.set(figures.bytes, prefix);
  return bytes;
};

const unpacked = ({model, key, revision: generation, known: knownAt}: Head, bytes: Uint8Array, headings: readonly Heading[]): Scores => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length), {window, version, more: [reference]} = stretchIn(key);
  const reach = Math.floor(startOf(bytes) / reachFrom);
  return {
    model, window, version, reference, generation, knownAt, rows: view.getFloat64(2, true), labels: view.getFloat64(10, true), ...(reach > 0 && {reach}),
    figures: new Figures(headings, bytes.subarray(prefix)),
  };
};
