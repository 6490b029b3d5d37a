import {type ErrorSum, errorSums} from "../sketch/errors.ts";

/** The sums over rows with label and prediction, by name; v and e are about the task's centre and in its scale. */
export type NamedSums = Readonly<Record<ErrorSum, number>>;

/** The sums by name. */
export const namedSums = (sums: Float64Array): NamedSums =>
  Object.fromEntries(errorSums.map((name, place) => [name, sums[place]])) as NamedSums;
