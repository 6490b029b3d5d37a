import type {Presence} from "../sketch/state.ts";

/** How many cells hold a value of the column's kind; infinite numbers are values. */
export const filled = ({rows, missing, empty, nan, mismatched}: Presence): number => rows - missing - empty - nan - mismatched;
