// Fisher's exact test of a 2 x 2 table.
import type {Contingency} from "./contingency.ts";
import {hypergeometricRange, logHypergeometric} from "./hypergeometric.ts";
import type {Urn} from "./hypergeometric.ts";

/** What may be asked of Fisher's test. */
export interface FisherOptions {
  /** Counts tables exactly as likely as the observed one by half: less conservative, not strictly exact (Lancaster 1961). */
  readonly midP?: boolean;
}

/** The association in a 2 x 2 table. */
export interface Fisher {
  /** The sample odds ratio; Infinity when only its denominator is 0, undefined when both are. */
  readonly oddsRatio: number | undefined;
  /** Two-sided: the chance, given the margins, of a table no more likely than this one. */
  readonly p: number;
}

/** Masses this close count as equal, as in R: rounding must not part a table from its mirror image. */
const equal = 1e-7;

/** The sum of masses from k outwards in steps of +-1, relative to the mass at k. */
const outwards = (k: number, step: 1 | -1, urn: Urn): number => {
  const {total, marked, drawn} = urn, [least, most] = hypergeometricRange(urn), rest = total - marked - drawn;
  let sum = 1, mass = 1;
  for (let i = k; step > 0 ? i < most : i > least; i += step) {
    mass *= step > 0 ? (marked - i) / (i + 1) * ((drawn - i) / (rest + i + 1))
      : i / (marked - i + 1) * ((rest + i) / (drawn - i + 1));
    sum += mass;
    if (mass < 1e-17 * sum) break;
  }
  return sum;
};

/**
 * The first k past the mode, on the other side from the observed count, whose log mass is at most `limit`; undefined when there
 * is none.
 */
const otherSide = (urn: Urn, limit: number, {from, step}: {readonly from: number; readonly step: 1 | -1}): number | undefined => {
  const [least, most] = hypergeometricRange(urn), end = step > 0 ? most : least;
  if (logHypergeometric(end, urn) > limit) return undefined;
  let outside = 0, inside = Math.abs(end - from);
  while (outside < inside) {
    const middle = Math.floor((outside + inside) / 2);
    if (logHypergeometric(from + step * middle, urn) <= limit) inside = middle; else outside = middle + 1;
  }
  return from + step * inside;
};

/** Sums both tails of the hypergeometric law of the first cell given the margins. */
const twoSided = (observed: number, urn: Urn, midP: boolean): number => {
  const {total, marked, drawn} = urn, mode = Math.floor((drawn + 1) * ((marked + 1) / (total + 2)));
  const log = logHypergeometric(observed, urn), step = observed > mode ? 1 : -1;
  const top = logHypergeometric(mode, urn);
  if (log >= top - equal && !midP) return 1;
  const other = otherSide(urn, log + equal, {from: observed === mode ? mode + 1 : mode, step: step > 0 ? -1 : 1});
  let p = Math.exp(log) * outwards(observed, step, urn);
  if (other !== undefined && other !== observed)
    p += Math.exp(logHypergeometric(other, urn)) * outwards(other, step > 0 ? -1 : 1, urn);
  if (!midP) return Math.min(1, p);
  // Equally likely are the observed count, its mirror image, and its neighbour where two modes are.
  const alike = new Set([observed - 1, observed, observed + 1, other ?? observed]);
  for (const k of alike) if (Math.abs(logHypergeometric(k, urn) - log) < equal) p -= Math.exp(log) / 2;
  return Math.max(0, Math.min(1, p));
};

/**
 * Fisher's exact test of a table of two cells a row, in about the square root of its total steps; undefined when a margin is 0
 * or there are not two cells.
 */
export const fisherExact = ({reference, current, n, m}: Contingency, {midP = false}: FisherOptions = {}): Fisher | undefined => {
  if (reference.length !== 2 || !(n > 0 && m > 0)) return undefined;
  const [a, b] = reference, [c, d] = current;
  if (a + c === 0 || b + d === 0) return undefined;
  const above = a * d, below = b * c;
  return {
    oddsRatio: below > 0 ? above / below : above > 0 ? Infinity : undefined,
    p: twoSided(a, {total: n + m, marked: a + c, drawn: n}, midP),
  };
};
