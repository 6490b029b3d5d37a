// The chance that a Brownian bridge is seen outside a band at given times: the large-sample law of the Kolmogorov-Smirnov statistic
// under ties, where distribution functions can only be compared at the ends of blocks of equal values.
import {kolmogorovSf} from "./kolmogorov.ts";
import {normalSf} from "./normal.ts";

/** A stretch of time at whose end the bridge is looked at. */
interface Segment {
  readonly end: number;
  /** Half the width of the band at its end. */
  readonly band: number;
  /** Looked at so often within that crossing between its ends counts too. */
  readonly dense: boolean;
}

/** Steps shorter than this are taken together, as if looked at all the time. */
const shortStep = 1 / 512;
const denseSpan = 1 / 256;
/** A look this soon after another one sees nothing new: the bridge has moved by 0.01 or less. */
const sameLook = 1e-4;
/** -zeta(1/2) / sqrt(2 pi): by how many step deviations a band looked at now and then is wider (Broadie, Glasserman and Kou 1997). */
const overshoot = 0.5825971579390106;

/** Few segments with the same chance of crossing as all the looks. */
const segments = (ends: Float64Array, total: number, x: number): Segment[] => {
  const found: Segment[] = [];
  let last = 0;
  for (let k = 0; k < ends.length;) {
    const first = k;
    let end = ends[k++] / total;
    if (end - last < shortStep)
      while (k < ends.length && end - last < denseSpan && (ends[k] - ends[k - 1]) / total < shortStep) end = ends[k++] / total;
    if (end - last < sameLook || 1 - end < sameLook) continue;
    const looks = k - first, dense = looks > 1;
    found.push({end, band: dense ? x + overshoot * Math.sqrt((end - last) / looks) : x, dense});
    last = end;
  }
  return found;
};

/** Six-point Gauss-Legendre on [-1, 1]. */
const gaussNodes = Float64Array.of(-0.9324695142031520, -0.6612093864662645, -0.2386191860831969, 0.2386191860831969, 0.6612093864662645, 0.9324695142031520);
const gaussWeights = Float64Array.of(0.1713244923791703, 0.3607615730481386, 0.4679139345726910, 0.4679139345726910, 0.3607615730481386, 0.1713244923791703);

/** Composite Gauss-Legendre nodes and weights on [-1, 1] in panels of about `width`. */
const grid = (width: number) => {
  const panels = Math.max(2, Math.ceil(2 / width)), half = 1 / panels;
  const nodes = new Float64Array(6 * panels), weights = new Float64Array(6 * panels);
  for (let panel = 0; panel < panels; panel++)
    for (let i = 0; i < 6; i++) {
      nodes[6 * panel + i] = -1 + half * (2 * panel + 1 + gaussNodes[i]);
      weights[6 * panel + i] = half * gaussWeights[i];
    }
  return {nodes, weights};
};

/** The chance that a bridge from a to b over a time crosses +-x on the way; both ends inside. */
const crossedBetween = (a: number, b: number, {x, time}: {readonly x: number; readonly time: number}): number =>
  Math.min(1, Math.exp(-2 * (x - a) * (x - b) / time) + Math.exp(-2 * (x + a) * (x + b) / time));

interface Look extends Segment {
  /** The chance of having crossed before, at each node of the grid, given that the bridge is there now. */
  readonly crossed: Float64Array;
}

type Grid = ReturnType<typeof grid>;

/** The chance of having crossed by `next`, given that the bridge is at y then: never a subtraction, so small chances keep their digits. */
const crossedBy = (y: number, {from, next, grid: {nodes, weights}}: {readonly from: Look; readonly next: Segment; readonly grid: Grid}): number => {
  const time = next.end - from.end, centre = y * from.end / next.end, deviation = Math.sqrt(from.end * time / next.end);
  let sum = normalSf((from.band - centre) / deviation) + normalSf((from.band + centre) / deviation);
  const scale = from.band / (deviation * Math.sqrt(2 * Math.PI)), between = {x: next.band, time};
  for (let i = 0; i < nodes.length; i++) {
    const z = nodes[i] * from.band, d = (z - centre) / deviation;
    if (d < -9) continue;
    if (d > 9) break;
    const inner = next.dense && Math.abs(z) < next.band ? crossedBetween(z, y, between) : 0;
    sum += weights[i] * scale * Math.exp(-d * d / 2) * (from.crossed[i] + (1 - from.crossed[i]) * inner);
  }
  return Math.min(1, sum);
};

/** Past 4 the chance is below 1e-13: the smaller of two upper bounds, the sum over looks and the chance of ever crossing. */
const farBound = (ends: Float64Array, total: number, x: number): number => {
  let sum = 0;
  for (const end of ends) sum += 2 * normalSf(x / Math.sqrt(end / total * (1 - end / total)));
  return Math.min(sum, kolmogorovSf(x));
};

/** The probability that |B| >= x at one of the times end / total, B being a standard Brownian bridge on [0, 1]; ends ascending. */
export const bridgeCrossing = (ends: Float64Array, total: number, x: number): number => {
  if (!(x > 0)) return 1;
  if (x >= 4) return farBound(ends, total, x);
  const looks = segments(ends, total, x);
  if (looks.length === 0) return 0;
  let narrowest = 1, before = 0;
  for (const {end} of looks) {
    if (before > 0) narrowest = Math.min(narrowest, Math.sqrt(before * (end - before) / end));
    before = end;
  }
  const panels = grid(Math.min(0.5, 2 * narrowest / x));
  const first = looks[0], {nodes} = panels;
  let from: Look = {...first, crossed: nodes.map((u) => first.dense ? crossedBetween(0, u * first.band, {x: first.band, time: first.end}) : 0)};
  for (let k = 1; k < looks.length; k++) {
    const next = looks[k], crossed = new Float64Array(nodes.length);
    for (let i = 0, j = nodes.length - 1; i <= j; i++, j--)
      crossed[i] = crossed[j] = crossedBy(nodes[i] * next.band, {from, next, grid: panels});
    from = {...next, crossed};
  }
  return crossedBy(0, {from, next: {end: 1, band: Infinity, dense: false}, grid: panels});
};
