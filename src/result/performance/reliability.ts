import type {ScoredSide} from "../../comparison/score-pair.ts";
import {coarseCells} from "../../profile/outcome/coarse.ts";
import type {Care} from "./confusion.ts";
import {proportion, thousandths} from "./rounded.ts";
import type {ReliabilityBin} from "./view.ts";

const bins = 10;

/** Rows of neighbouring scores, the scores above `from` up to `to`. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly hits: number;
  readonly sum: number;
}

/** Scores in stretches of about equally many rows, with how often the class came in each; null where scores are no probabilities. */
export function reliabilityOf(side: ScoredSide, {minCell}: Care): ReliabilityBin[] | null {
  const sides = [side.sums.positives, side.sums.negatives].filter(({n}) => n > 0);
  if (sides.length === 0 || sides.some(({min, max}) => min < 0 || max > 1)) return null;
  return stretches(side, minCell).flatMap((stretch) => {
    const share = proportion({part: stretch.hits, whole: stretch.n, drawn: drawnIn(side, stretch)});
    return share ? [{...share, score: thousandths(stretch.sum / stretch.n), n: stretch.n}] : [];
  });
}

function stretches({scores, positives, negatives, sums}: ScoredSide, minCell: number): Stretch[] {
  const n = sums.positives.n + sums.negatives.n, size = Math.max(1, minCell, n / bins), found: Stretch[] = [];
  let [count, hits, sum, left, from] = [0, 0, 0, n, -Infinity];
  const close = (to: number): void => {
    found.push({from, to, n: count, hits, sum});
    [count, hits, sum, from] = [0, 0, 0, to];
  };
  for (let k = 0; k < scores.length; k++) {
    const here = positives[k] + negatives[k];
    count += here;
    hits += positives[k];
    sum += here * scores[k];
    left -= here;
    if (count >= size * (1 - 1e-9) && !(left > 0 && left < size / 2)) close(scores[k]);
  }
  if (count > 0 && count >= minCell) close(Infinity);
  return found;
}

/**
 * The same rows with clusters drawn anew; null where rows stand for themselves. What is drawn is counted by coarser cells: of a cell
 * that lies in the stretch in part only, as much of its scatter is the stretch's as its rows are, as if clusters lay wholly in or out.
 */
function drawnIn({resampled, scores, ...side}: ScoredSide, stretch: Stretch): {part: number; whole: number}[] | null {
  if (!resampled) return null;
  const drawn = (of: "positives" | "negatives"): number[] => {
    const inside = new Float64Array(coarseCells), all = new Float64Array(coarseCells), means = new Float64Array(coarseCells);
    scores.forEach((score, k) => {
      const cell = resampled[0].cells[k];
      all[cell] += side[of][k];
      if (score > stretch.from && score <= stretch.to) inside[cell] += side[of][k];
    });
    for (const table of resampled) table[of].forEach((count, cell) => { means[cell] += count / resampled.length; });
    return resampled.map((table) => inside.reduce((sum, own, cell) => own === 0 ? sum : sum + own + Math.sqrt(own / all[cell]) * (table[of][cell] - means[cell]), 0));
  };
  const positives = drawn("positives"), negatives = drawn("negatives");
  return positives.map((part, r) => ({part, whole: part + negatives[r]}));
}
