// Whether the current sample holds more of the outermost values than its share: what a few outliers change, and rank tests
// of the whole miss.
import {cappedCauchy} from "./capped-cauchy.ts";
import {logHypergeometric} from "./hypergeometric.ts";
import type {Urn} from "./hypergeometric.ts";
import type {Ordered} from "./ordered.ts";

/** How many of the outermost values are looked at, as shares of the current sample. */
const depths = [0.01, 0.02, 0.04, 0.08];

/** A tail is looked at only if finding none of the reference in it would have at most this chance. */
const telling = 0.01;

/** The outermost values on one side: how many there are, and how many of them are the current sample's. */
interface Tail {
  readonly size: number;
  readonly current: number;
}

/** The tail on one side that ends between two distinct values and whose size is nearest to the one aimed at. */
const tail = ({reference, current}: Ordered, aim: number, fromAbove: boolean): Tail => {
  const k = reference.length;
  let size = 0, own = 0;
  for (let step = 0; step < k; step++) {
    const j = fromAbove ? k - 1 - step : step, next = size + reference[j] + current[j];
    if (size > 0 && next - aim > aim - size) break;
    size = next;
    own += current[j];
    if (size >= aim) break;
  }
  return {size, current: own};
};

/** P(more than k) + P(k) / 2 of a hypergeometric law: Lancaster's mid-p. */
const upperMidP = (k: number, urn: Urn): number => {
  const {total, marked, drawn} = urn, most = Math.min(marked, drawn);
  let mass = Math.exp(logHypergeometric(k, urn)), p = mass / 2;
  for (let i = k; i < most; i++) {
    mass *= (marked - i) / (i + 1) * ((drawn - i) / (total - marked - drawn + i + 1));
    p += mass;
    if (mass < 1e-17 * p) break;
  }
  return Math.min(1, p);
};

/**
 * The p-value for more current values among the lowest, the highest, and both, at several depths, each exact given the
 * pooled values (mid-p) and combined by Cauchy's rule. Undefined where no tail could tell anything.
 */
export const tailExcess = (pair: Ordered): number | undefined => {
  const {n, m} = pair, total = n + m, ps: number[] = [], seen = new Set<string>();
  const look = (name: string, {size, current}: Tail): void => {
    if (size === 0 || size > total / 4 || seen.has(name)) return;
    seen.add(name);
    const urn = {total, marked: size, drawn: m};
    if (Math.exp(logHypergeometric(Math.min(size, m), urn)) <= telling) ps.push(upperMidP(current, urn));
  };
  for (const depth of depths) {
    const aim = Math.max(1, depth * m), low = tail(pair, aim, false), high = tail(pair, aim, true);
    look(`low ${low.size}`, low);
    look(`high ${high.size}`, high);
    look(`both ${low.size} ${high.size}`, {size: low.size + high.size, current: low.current + high.current});
  }
  return ps.length > 0 ? cappedCauchy(ps) : undefined;
};
