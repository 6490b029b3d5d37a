// The chance that a Brownian bridge is seen outside a band at given times: the large-sample law of the Kolmogorov-Smirnov
// statistic under ties, where distribution functions can only be compared at the ends of blocks of equal values.
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
/**
 * -zeta(1/2) / sqrt(2 pi): by how many step deviations a band looked at now and then is wider (Broadie, Glasserman and Kou
 * 1997).
 */
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
const gaussNodes = Float64Array.of(-0.9324695142031520, -0.6612093864662645, -0.2386191860831969, 0.2386191860831969,
  0.6612093864662645, 0.9324695142031520);
const gaussWeights = Float64Array.of(0.1713244923791703, 0.3607615730481386, 0.4679139345726910, 0.4679139345726910,
  0.3607615730481386, 0.1713244923791703);

interface Look extends Segment {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
  /** The chance of having crossed before, at each node, given that the bridge is there now. */
  readonly crossed: Float64Array;
}

/**
 * Gauss-Legendre nodes on the band in panels of three spreads of the next step at most, which leaves a relative error of 1e-6, and
 * narrow enough for tails that fall like e^(-2x z).
 */
const panels = (at: Segment, nextEnd: number, x: number): Pick<Look, "nodes" | "weights"> => {
  const deviation = Math.sqrt(at.end * (nextEnd - at.end) / nextEnd);
  const count = Math.max(2, Math.ceil(at.band * Math.max(2 / (3 * deviation), x))), half = at.band / count;
  const nodes = new Float64Array(6 * count), weights = new Float64Array(6 * count);
  for (let panel = 0; panel < count; panel++)
    for (let i = 0; i < 6; i++) {
      nodes[6 * panel + i] = -at.band + half * (2 * panel + 1 + gaussNodes[i]);
      weights[6 * panel + i] = half * gaussWeights[i];
    }
  return {nodes, weights};
};

/** The chance that a bridge from a to b over a time crosses +-x on the way; both ends inside. */
const crossedBetween = (a: number, b: number, {x, time}: {readonly x: number; readonly time: number}): number =>
  Math.min(1, Math.exp(-2 * (x - a) * (x - b) / time) + Math.exp(-2 * (x + a) * (x + b) / time));

/** The first of the nodes, evenly spread panel by panel, that may lie within reach of z. */
const firstNode = ({nodes, band}: Look, z: number): number =>
  Math.max(0, 6 * Math.floor((z + band) / (2 * band) * (nodes.length / 6)));

/**
 * The chance of having crossed by `next`, given that the bridge is at y then: never a subtraction, so small chances keep their
 * digits.
 */
const crossedBy = (y: number, from: Look, next: Segment): number => {
  const {nodes, weights, crossed, band} = from, time = next.end - from.end;
  const centre = y * from.end / next.end, deviation = Math.sqrt(from.end * time / next.end);
  let inner = 0;
  const between = {x: next.band, time}, last = centre + 9 * deviation, scale = -0.5 / (deviation * deviation);
  for (let i = firstNode(from, centre - 9 * deviation); i < nodes.length; i++) {
    const z = nodes[i], d = z - centre;
    if (z > last) break;
    const passing = next.dense && Math.abs(z) < next.band ? crossedBetween(z, y, between) : 0;
    inner += weights[i] * Math.exp(scale * d * d) * (crossed[i] + (1 - crossed[i]) * passing);
  }
  inner /= deviation * Math.sqrt(2 * Math.PI);
  return Math.min(1, inner + normalSf((band - centre) / deviation) + normalSf((band + centre) / deviation));
};

/** Past 6 the chance is below 1e-31: the smaller of two upper bounds, the sum over looks and the chance of ever crossing. */
const farBound = (ends: Float64Array, total: number, x: number): number => {
  let sum = 0;
  for (const end of ends) sum += 2 * normalSf(x / Math.sqrt(end / total * (1 - end / total)));
  return Math.min(sum, kolmogorovSf(x));
};

/**
 * The probability that |B| >= x at one of the times end / total, B being a standard Brownian bridge on [0, 1]; ends ascending.
 */
export const bridgeCrossing = (ends: Float64Array, total: number, x: number): number => {
  if (!(x > 0)) return 1;
  if (x >= 6) return farBound(ends, total, x);
  const looks = segments(ends, total, x);
  if (looks.length === 0) return 0;
  let from: Look | undefined;
  for (let k = 0; k < looks.length; k++) {
    const at = looks[k], grid = panels(at, k + 1 < looks.length ? looks[k + 1].end : 1, x);
    const crossed = new Float64Array(grid.nodes.length);
    for (let i = 0, j = crossed.length - 1; i <= j; i++, j--) {
      const y = grid.nodes[i];
      crossed[i] = crossed[j] = from ? crossedBy(y, from, at) : at.dense ? crossedBetween(0, y, {x: at.band, time: at.end}) : 0;
    }
    from = {...at, ...grid, crossed};
  }
  return from ? crossedBy(0, from, {end: 1, band: Infinity, dense: false}) : 0;
};
