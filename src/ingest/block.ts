import type {Cell} from "../data/event.ts";
import {Fault, shown} from "./fault.ts";
import type {ModelColumns} from "./model-columns.ts";
import {emptyRow, type OpenRow, put} from "./row.ts";

/** Some columns of one half of an inference, row after row. */
export interface Block {
  /** What it is called where it comes from. */
  readonly name: string;
  readonly rows: number;
  readonly width: number;
  readonly cells: readonly Cell[];
  /** Names of its columns, where it brings them. */
  readonly names?: readonly string[];
  /** Where it stands in the payload. */
  readonly path: string;
}

/** Chooses the columns that a block fills, one of those of its half. */
export type Naming = (block: Block, columns: ModelColumns, half: readonly Pick<Block, "name" | "width">[]) => readonly string[];

const numbered = ({name, width}: Block): readonly string[] =>
  width === 1 ? [name] : Array.from({length: width}, (_, i) => `${name}_${i}`);

/** Names of what was asked: the block's own, or the model's features in their order where one block holds them all. */
export const featureNames: Naming = (block, {features, known}, half) => {
  if (block.names?.length === block.width) return block.names;
  if (block.width === 1 && known.has(block.name)) return [block.name];
  return half.length === 1 && block.width === features.length ? features : numbered(block);
};

/** Names of what was answered: a single column is the prediction, as many as there are scores are the scores. */
export const answerNames: Naming = (block, {known, prediction, scores, scoreColumns}, half) => {
  const {name, width, names} = block;
  if (names?.length === width && names.every((one) => scores.has(one))) return names.map((one) => scores.get(one)!);
  if (width === 1 && (known.has(name) || scores.has(name))) return [scores.get(name) ?? name];
  if (width === 1 && prediction !== undefined && (half.length === 1 || /^predict(ions?)?$/.test(name))) return [prediction];
  if (width > 0 && width === scoreColumns.length && name === scoresIn(half, width)) return scoreColumns;
  return numbered(block);
};

/** Which of the outputs as wide as there are scores holds them: what is called so, or the only one; a single value may be anything. */
function scoresIn(half: Parameters<Naming>[2], width: number): string | undefined {
  const names = half.filter((block) => block.width === width).map(({name}) => name);
  const only = names.length === 1 && (width > 1 || half.length === 1) ? names[0] : undefined;
  return names.find((name) => /prob/.test(name)) ?? names.find((name) => /score/.test(name)) ?? only;
}

/** Lays blocks side by side into rows; all must be equally long. */
export function rowsOf(blocks: readonly Block[], columns: ModelColumns, naming: Naming): OpenRow[] | Fault {
  const count = blocks[0].rows, rows = Array.from({length: count}, emptyRow);
  for (const block of blocks) {
    const {path, width, cells} = block;
    if (block.rows !== count) return new Fault(path, `${block.rows} rows in ${shown(block.name)}, ${count} in ${shown(blocks[0].name)}`);
    const names = naming(block, columns, blocks);
    for (let i = 0; i < cells.length; i++) {
      const fault = put(rows[Math.floor(i / width)], names[i % width], {cell: cells[i], path});
      if (fault) return fault;
    }
  }
  return rows;
}
