// The hypergeometric law: how many marked ones are among those drawn without putting back.
import {countDeviance, logFactorialExcess} from "./binomial.ts";

/** A population of `total`, of which `marked` are marked and `drawn` are drawn. */
export interface Urn {
  readonly total: number;
  readonly marked: number;
  readonly drawn: number;
}

/** The least and the largest possible number of marked ones among those drawn. */
export const hypergeometricRange = ({total, marked, drawn}: Urn): readonly [number, number] =>
  [Math.max(0, drawn + marked - total), Math.min(marked, drawn)];

/**
 * ln of the probability that k of those drawn are marked, as a function of k for one urn. Loader's saddle-point form over the four
 * cells of the table; the common difference between count and expectation is exact while total^2 < 2^53, so the relative error of the
 * mass stays near 1e-14.
 */
export const logHypergeometricOf = (urn: Urn): ((k: number) => number) => {
  const [least, most] = hypergeometricRange(urn), {total, marked, drawn} = urn, others = total - marked, left = total - drawn;
  const margins = logFactorialExcess(marked) + logFactorialExcess(others) + logFactorialExcess(drawn) + logFactorialExcess(left) -
    logFactorialExcess(total);
  return (k) => {
    if (k < least || k > most) return -Infinity;
    const away = (marked * drawn - k * total) / total;
    return margins + cell(k, marked * drawn / total, away) + cell(marked - k, marked * left / total, -away) +
      cell(drawn - k, others * drawn / total, -away) + cell(left - marked + k, others * left / total, away);
  };
};

/** ln of the probability that k of those drawn are marked. */
export const logHypergeometric = (k: number, urn: Urn): number => logHypergeometricOf(urn)(k);

const cell = (x: number, expected: number, away: number): number => countDeviance(x, away, expected) - logFactorialExcess(x);

/** The probability that k of those drawn are marked. */
export const hypergeometric = (k: number, urn: Urn): number => Math.exp(logHypergeometric(k, urn));
