/** One number of a family, told from the others by its labels. */
export interface Sample {
  /** Label names to values, in the order they are written; none is named twice. */
  readonly labels: readonly (readonly [name: string, value: string])[];
  readonly value: number;
  /** When it was so, milliseconds since 1970 in UTC; now, where it is left out. */
  readonly time?: number;
}

/** Numbers of one meaning, under one name. */
export interface Family {
  /** Letters, digits and underscores; ends in the unit. */
  readonly name: string;
  readonly type: "gauge" | "counter";
  /** What it is, in one line. */
  readonly help: string;
  readonly samples: readonly Sample[];
}
