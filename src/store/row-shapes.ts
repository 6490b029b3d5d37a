import type {LabelFact, PredictionEvent, Row} from "../data/event.ts";
import {rowAt} from "../source/packed-rows.ts";
import {RowPacker} from "../source/row-packer.ts";
import {RowShape} from "../source/row-shape.ts";
import {factOf, headOf, type Kept, keptOf, rowFactOf} from "./fact.ts";
import type {FactKind, Facts} from "./facts.ts";
import {mostShapes, NumberedShapes, retracted, numberAt, type StoredShape} from "./numbered-shapes.ts";
import {NumberedTexts} from "./numbered-texts.ts";
import {type Store, StoreError} from "./store.ts";

const textOf = ({version, row: {types, names}}: StoredShape): string => JSON.stringify([version, types, ...names]);
const shapeIn = (text: string): StoredShape => {
  const [version, types, ...names] = JSON.parse(text) as [string | null, string, ...string[]];
  return {version, row: new RowShape(names, types)};
};

/** Facts that are rows. */
export type RowKind = "events" | "labels";

export const isRowKind = (kind: FactKind): kind is RowKind => kind === "events" || kind === "labels";

/** How a store keeps rows: packed, without the names of their columns, which are kept once for all rows of a shape. */
export class RowShapes {
  private readonly texts: NumberedTexts;
  private readonly models = new Map<string, NumberedShapes>();

  constructor(texts: Pick<Store, "value" | "swap">) {
    this.texts = new NumberedTexts(texts, "shape");
  }

  /** What is to be kept of facts. */
  async keptOf<Kind extends RowKind>(kind: Kind, facts: readonly Facts[Kind][]): Promise<Kept[]> {
    const packer = new RowPacker(), ends: number[] = [];
    for (const fact of facts as readonly (PredictionEvent | LabelFact)[]) {
      if (!pack(packer, fact, this.known(fact.model))) await this.learn(packer, fact);
      ends.push(packer.length);
    }
    const bytes = packer.bytes();
    return facts.map((fact, i) => {
      const start = i === 0 ? 0 : ends[i - 1];
      return start === ends[i] ? keptOf(kind, fact) : {...headOf(kind, fact as Facts[RowKind] as never), body: "", bytes: bytes.subarray(start, ends[i])};
    });
  }

  /** The facts that were kept. */
  async factsOf<Kind extends RowKind>(kind: Kind, kept: readonly Kept[]): Promise<Facts[Kind][]> {
    for (const {model, bytes} of kept) if (bytes && this.lacks(model, numberAt(bytes, 0))) await this.load(model);
    return kept.map((one) => {
      const {model, bytes} = one;
      if (!bytes) return factOf(kind, one);
      if (numberAt(bytes, 0) === retracted) return rowFactOf(kind, one, [Object.create(null) as Row, true]) as Facts[Kind];
      const {version, row} = this.shape(model, numberAt(bytes, 0));
      return rowFactOf(kind, one, [rowAt(row, bytes, 2), kind === "events" ? version : false]) as Facts[Kind];
    });
  }

  /** The shape of a number, of those that were read. */
  shape(model: string, number: number): StoredShape {
    const shape = this.known(model).shapes[number];
    if (!shape) throw new StoreError("corrupt", `model ${JSON.stringify(model)}: rows of a shape that is not there: ${number}`);
    return shape;
  }

  private known(model: string): NumberedShapes {
    const found = this.models.get(model) ?? new NumberedShapes();
    this.models.set(model, found);
    return found;
  }

  private lacks(model: string, number: number): boolean {
    return number < mostShapes && this.known(model).shapes.length <= number;
  }

  /** Reads which shapes there are, beyond those that are known. */
  async load(model: string): Promise<void> {
    const known = this.known(model);
    let number = known.shapes.length;
    // Another reader may have come first.
    for await (const text of this.texts.of(model, number)) if (known.shapes.length === number++) known.add(shapeIn(text));
  }

  /** Packs a row of a shape that is not known: it is looked for, and added. */
  private async learn(packer: RowPacker, fact: PredictionEvent | LabelFact): Promise<void> {
    const {model, row} = fact, version = versionOf(fact), known = this.known(model);
    for (await this.load(model); !pack(packer, fact, known); await this.load(model)) {
      if (known.shapes.length >= mostShapes) return;
      await this.texts.offer(model, known.shapes.length, textOf(known.shapeFor(row, version)));
    }
  }
}

const versionOf = (fact: PredictionEvent | LabelFact): string | null => "version" in fact ? fact.version : null;

const pack = (packer: RowPacker, fact: PredictionEvent | LabelFact, shapes: NumberedShapes): boolean => {
  if (!("retracted" in fact) || !fact.retracted) return shapes.pack(packer, fact.row, versionOf(fact));
  packer.u16(retracted);
  return true;
};
