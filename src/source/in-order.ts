import type {Batch, ColumnBatch} from "../data/column.ts";

/** Which row comes first, second and so on; null where they stand in order already. */
const orderOf = (places: Int32Array): Int32Array | null => {
  if (places.every((place, i) => i === 0 || places[i - 1] < place)) return null;
  const at = new Int32Array(places.reduce((most, place) => Math.max(most, place), 0) + 1), order = new Int32Array(places.length);
  places.forEach((place, i) => { at[place] = i + 1; });
  let n = 0;
  for (const row of at) if (row > 0) order[n++] = row - 1;
  return order;
};

const reordered = (column: ColumnBatch, order: Int32Array): ColumnBatch => {
  if (column.type === "text") return {...column, values: Array.from(order, (i) => column.values[i])};
  if (column.type === "labels") return {...column, codes: order.map((i) => column.codes[i])};
  const {valid, values} = column, moved = Float64Array.from(order, (i) => values[i]);
  return {...column, values: moved, ...(valid && {valid: Uint8Array.from(order, (i) => valid[i])})};
};

/** Columns as a batch whose rows are in the order of their places, each of which is there once. */
export const inOrder = (columns: readonly ColumnBatch[], places: Int32Array): Batch => {
  const order = orderOf(places);
  return {rows: places.length, columns: order ? columns.map((column) => reordered(column, order)) : columns};
};
