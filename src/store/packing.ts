import {factOf, type Kept, keptOf} from "./fact.ts";
import type {FactKind, Facts, Scores} from "./facts.ts";
import {isRowKind, type RowKind, RowShapes} from "./row-shapes.ts";
import {ScoreHeadings} from "./score-headings.ts";
import type {Store} from "./store.ts";

/** How a store keeps facts: rows and figures are packed, for there are many of them; the others are kept as they say themselves. */
export class Packing {
  readonly rows: RowShapes;
  private readonly scores: ScoreHeadings;

  constructor(texts: Pick<Store, "value" | "swap">) {
    this.rows = new RowShapes(texts);
    this.scores = new ScoreHeadings(texts);
  }

  /** What is to be kept of facts. */
  async keptOf<Kind extends FactKind>(kind: Kind, facts: readonly Facts[Kind][]): Promise<Kept[]> {
    if (isRowKind(kind)) return this.rows.keptOf(kind, facts as readonly Facts[RowKind][] as never);
    return kind === "scores" ? this.scores.keptOf(facts as readonly Scores[]) : facts.map((fact) => keptOf(kind, fact));
  }

  /** The facts that were kept. */
  async factsOf<Kind extends FactKind>(kind: Kind, kept: readonly Kept[]): Promise<Facts[Kind][]> {
    if (isRowKind(kind)) return this.rows.factsOf(kind, kept);
    return kind === "scores" ? await this.scores.factsOf(kept) as Facts[Kind][] : kept.map((one) => factOf(kind, one));
  }
}
