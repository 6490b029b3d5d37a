/** A share for a sentence: three digits and the sign. */
export const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;
