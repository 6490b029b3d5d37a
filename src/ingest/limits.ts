/** How much one request, one event and one text may hold; what is larger is refused, never cut. */
export interface Limits {
  /** Events, labels or rows in one request. */
  readonly batch: number;
  /** Columns of one event. */
  readonly columns: number;
  /** Characters of one text value. */
  readonly text: number;
  /** Characters of an id and of a column's name. */
  readonly name: number;
  /** How far ahead of our clock an event's time may lie, in milliseconds; one event of next year would close every window before it. */
  readonly ahead: number;
}

export const defaultLimits: Limits = {batch: 10_000, columns: 2_000, text: 10_000, name: 200, ahead: 86_400_000};
