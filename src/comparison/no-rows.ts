import {type Unknown, unknown} from "./unknown.ts";

/** What every question about cells answers on a table without rows. */
export const noRows: Unknown = unknown("no-values", "the current table has no rows");
