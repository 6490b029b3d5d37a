/** Whether a row holds a value, by validity bits as DuckDB has them; null is all of them. */
export const holds = (validity: Uint8Array | null, row: number): boolean =>
  validity === null || (validity[row >> 3] >> (row & 7) & 1) === 1;
