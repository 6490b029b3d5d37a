import type {Together} from "./longer.ts";
import type {Over, Result} from "./result.ts";

/** What one window says, with the verdict of several: its own numbers stay what they are, and what it said by itself is kept. */
export function toldOver(alone: Result, together: Result, {windows, called, from, compared}: Together): Result {
  const {verdict, reason, settles, detectable, n, score, interval, effect, p, p_adjusted} = together;
  const over: Over = {
    windows, called, from, rows: compared.current.rows, n, score, interval, effect: {score: effect.score, interval: effect.interval}, p, p_adjusted, detectable,
    alone: {reason: alone.reason, says: alone.says},
  };
  const stretch = `over the last ${windows} ${called} with data, ${n.current ?? over.rows} rows`;
  return {...alone, verdict, reason, settles, over, says: `${verdict === "unknown" ? `Not told ${stretch}, either` : `Told ${stretch}`}: ${together.says}`};
}

/** A result with the numbers that its verdict rests on: those of several windows together, where it was told over these. */
export function judgedOn(result: Result): Result {
  const {over, effect, evidence} = result;
  if (!over) return result;
  const {n, score, interval, p, p_adjusted, detectable} = over;
  const {p: _p, p_adjusted: _a, method: _m, score: _s, ...rest} = evidence, {also: _, ...kept} = result;
  return {
    ...kept, n, score, interval, p, p_adjusted, detectable, effect: {...effect, ...over.effect}, method: null, bound: null,
    evidence: {...rest, ...(p !== null && {p}), ...(p_adjusted !== null && {p_adjusted})},
  };
}
