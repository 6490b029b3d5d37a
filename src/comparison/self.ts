import type {ColumnPair, Compared} from "./comparison.ts";

/** The reference set beside itself: what a question about one table says of the reference. */
export const selfCompared = (compared: Compared): Compared => ({
  ...compared, current: compared.reference, columns: compared.columns.map(itself), derived: compared.derived && itself(compared.derived),
  segments: compared.segments.map(({key, compared: part}) => ({key, compared: selfCompared(part)})),
});

const itself = ({name, plan, sizes, reference}: ColumnPair): ColumnPair =>
  ({name, plan, sizes, ...(reference && {reference, current: reference})});
