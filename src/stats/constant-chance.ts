// How surprising it is that all current values are the same.
import {logChoose} from "./binomial.ts";

/**
 * The chance that all m current values are one and the same value when both samples are drawn from one law, given how often each
 * value occurs in both together: the sum over values of C(count, m) / C(n + m, m). Exact, whatever the law; `counts` are of the
 * reference, `own` is how many of them are the value that the current sample holds.
 */
export const constantChance = (counts: ArrayLike<number>, {own, m}: {readonly own: number; readonly m: number}): number => {
  let n = 0;
  for (let i = 0; i < counts.length; i++) n += counts[i];
  const all = logChoose(n + m, m);
  let chance = Math.exp(logChoose(own + m, m) - all) - (own >= m ? Math.exp(logChoose(own, m) - all) : 0);
  for (let i = 0; i < counts.length; i++) if (counts[i] >= m) chance += Math.exp(logChoose(counts[i], m) - all);
  return Math.min(1, chance);
};
