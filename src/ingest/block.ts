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

/** Chooses the columns that a block fills. */
export type Naming = (block: Block, columns: ModelColumns, alone: boolean) => readonly string[];

const numbered = ({name, width}: Block): readonly string[] =>
  width === 1 ? [name] : Array.from({length: width}, (_, i) => `${name}_${i}`);

/** Names of what was asked: the block's own, or the model's features in their order where one block holds them all. */
export const featureNames: Naming = (block, {features, known}, alone) => {
  if (block.names?.length === block.width) return block.names;
  if (block.width === 1 && known.has(block.name)) return [block.name];
  return alone && block.width === features.length ? features : numbered(block);
};

/** Names of what was answered: a single column is the prediction, as many as there are scores are the scores. */
export const answerNames: Naming = (block, {known, prediction, scores, scoreColumns}, alone) => {
  const {name, width, names} = block;
  if (names?.length === width && names.every((one) => scores.has(one))) return names.map((one) => scores.get(one)!);
  if (width === 1 && (known.has(name) || scores.has(name))) return [scores.get(name) ?? name];
  if (width === 1 && prediction !== undefined && (alone || /^predict(ions?)?$/.test(name))) return [prediction];
  if (width > 0 && width === scoreColumns.length && (alone || /proba|score/.test(name))) return scoreColumns;
  return numbered(block);
};

/** Lays blocks side by side into rows; all must be equally long. */
export function rowsOf(blocks: readonly Block[], columns: ModelColumns, naming: Naming): OpenRow[] | Fault {
  const count = blocks[0].rows, rows = Array.from({length: count}, emptyRow);
  for (const block of blocks) {
    const {path, width, cells} = block;
    if (block.rows !== count) return new Fault(path, `${block.rows} rows in ${shown(block.name)}, ${count} in ${shown(blocks[0].name)}`);
    const names = naming(block, columns, blocks.length === 1);
    for (let i = 0; i < cells.length; i++) {
      const fault = put(rows[Math.floor(i / width)], names[i % width], {cell: cells[i], path});
      if (fault) return fault;
    }
  }
  return rows;
}
