import type {ScoredSide} from "../../comparison/score-pair.ts";
import type {Care} from "./confusion.ts";
import {proportion, thousandths} from "./rounded.ts";
import type {ReliabilityBin} from "./view.ts";

const bins = 10;

/** Scores in stretches of about equally many rows, with how often the class came in each; null where scores are no probabilities. */
export function reliabilityOf({scores, positives, negatives, sums}: ScoredSide, {minCell, interval}: Care): ReliabilityBin[] | null {
  const sides = [sums.positives, sums.negatives].filter(({n}) => n > 0);
  if (sides.length === 0 || sides.some(({min, max}) => min < 0 || max > 1)) return null;
  const n = sums.positives.n + sums.negatives.n, size = Math.max(1, minCell, n / bins), found: ReliabilityBin[] = [];
  let [count, hits, sum, left] = [0, 0, 0, n];
  for (let k = 0; k < scores.length; k++) {
    const here = positives[k] + negatives[k];
    count += here;
    hits += positives[k];
    sum += here * scores[k];
    left -= here;
    if (count < size * (1 - 1e-9) || (left > 0 && left < size / 2)) continue;
    const share = proportion(hits, count, interval);
    if (share) found.push({...share, score: thousandths(sum / count), n: count});
    [count, hits, sum] = [0, 0, 0];
  }
  const rest = proportion(hits, count, interval);
  if (rest && count >= minCell) found.push({...rest, score: thousandths(sum / count), n: count});
  return found;
}
