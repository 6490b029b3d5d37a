import type {ColumnPair, Compared} from "./comparison.ts";

/** The reference set beside itself: what a question about one table says of the reference. */
export const selfCompared = (compared: Compared): Compared => ({
  ...compared, current: compared.reference, columns: compared.columns.map(selfPaired), derived: compared.derived && selfPaired(compared.derived),
  segments: compared.segments.map(({key, compared: part}) => ({key, compared: selfCompared(part)})),
});

/** The same of one column. */
export const selfPaired = ({name, plan, sizes, reference, alike}: ColumnPair): ColumnPair => ({
  name, plan, sizes, ...(reference && {reference, current: reference}), ...(alike && {alike: {reference: alike.reference, current: alike.reference}}),
});
