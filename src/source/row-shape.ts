import type {Cell, Row} from "../data/event.ts";

/** What the cells of a column are: numbers, booleans or texts; any of them may be null. */
export type CellType = "n" | "b" | "s";

const sizes: Readonly<Record<CellType, number>> = {n: 8, b: 1, s: 0};

/** What rows have in common that are packed alike: the names of their columns, in order, and what the cells of each are. */
export class RowShape {
  readonly names: readonly string[];
  /** One letter for each name. */
  readonly types: string;
  /** Where each column's cell lies in a packed row; texts come one after another behind `fixed`. */
  readonly offsets: readonly number[];
  /** Bytes of all cells but texts. */
  readonly fixed: number;
  readonly texts: number;

  constructor(names: readonly string[], types: string) {
    const offsets: number[] = [];
    let fixed = 0;
    for (const type of types) {
      offsets.push(fixed);
      fixed += sizes[type as CellType];
    }
    this.names = names;
    this.types = types;
    this.offsets = offsets;
    this.fixed = fixed;
    this.texts = [...types].filter((type) => type === "s").length;
  }
}

/** What a cell is; null may be any of them. */
export const cellType = (cell: Cell): CellType | null =>
  typeof cell === "number" ? "n" : typeof cell === "string" ? "s" : cell === null ? null : "b";

/** The shape of a row; where it holds null, `like` says what the cells of a column are, and numbers are taken where it does not. */
export const shapeOf = (row: Row, like?: RowShape): RowShape => {
  const names = Object.keys(row), known = (name: string): CellType => like?.types[like.names.indexOf(name)] as CellType | undefined ?? "n";
  return new RowShape(names, names.map((name) => cellType(row[name]) ?? known(name)).join(""));
};
