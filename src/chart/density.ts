import type {Distribution} from "../result/result.ts";
import {tenth} from "./shape.ts";

/** Shares of values in a stretch of the axis, the reference's and the current ones. */
export type Shares = readonly [reference: number, current: number];

/** One stretch of a drawn distribution: where it lies (percent of the width), how high either side stands (0 to 1). */
export interface Step {
  readonly x: number;
  readonly width: number;
  readonly height: Shares;
  readonly shares: Shares;
  /** The values it stands for. */
  readonly from: number;
  readonly to: number;
}

/** A numeric distribution laid out for drawing: area stands for share everywhere, except that spikes end at the top. */
export interface Density {
  readonly steps: readonly Step[];
  /** Single values that hold many rows, too narrow to draw as an area. */
  readonly spikes: readonly Step[];
  /** Values beyond the drawn axis, spread over a stub of it; null when there are none. */
  readonly below: Step | null;
  readonly above: Step | null;
  readonly domain: readonly [number, number];
  /** Percent of the width at which a value lies; those off the axis lie in the middle of the stub. */
  readonly x: (value: number) => number;
}

const stub = 5;
const gap = 1.5;
/** Cells narrower than this part of the axis are spikes. */
const spikeWidth = 0.004;
/** How much of the values may be put into the stubs to let the rest be seen, and what part of the axis may then be left. */
const trimShare = 0.005;
const trimGain = 0.6;

interface Cells {
  readonly edges: readonly number[];
  readonly shares: readonly Shares[];
  readonly below: Shares;
  readonly above: Shares;
}

/** Lays a numeric distribution out, or null when it has no axis. */
export function density({edges, reference, current, below = [0, 0], above = [0, 0]}: Distribution): Density | null {
  if (!edges || edges.length < 2 || !edges.every(Number.isFinite) || !(edges[edges.length - 1] > edges[0])) return null;
  const pair = (r: number | undefined, c: number | undefined): Shares => [sane(r), sane(c)];
  const shares = edges.slice(1).map((_, i) => pair(reference[i], current[i]));
  return laidOut(trimmed({edges, shares, below: pair(...below), above: pair(...above)}));
}

function laidOut({edges, shares, below, above}: Cells): Density {
  const domain = [edges[0], edges[edges.length - 1]] as const;
  const span = domain[1] - domain[0];
  const left = some(below) ? stub + gap : 0, right = some(above) ? stub + gap : 0;
  const place = (value: number): number => left + (100 - left - right) * (value - domain[0]) / span;
  const isSpike = ({from, to}: Pick<Step, "from" | "to">): boolean => (to - from) / span < spikeWidth;
  const cells = shares.map((one, i): Step => {
    const [from, to] = [edges[i], edges[i + 1]];
    return isSpike({from, to}) ? step(one, place((from + to) / 2) - 0.5, {width: 1, from, to})
      : step(one, place(from), {width: place(to) - place(from), from, to});
  });
  const steps = cells.map((one) => isSpike(one) ? {...one, height: [0, 0] as const} : one);
  const spikes = cells.filter((one) => isSpike(one) && some(one.shares));
  const lower = some(below) ? step(below, 0, {width: stub, from: -Infinity, to: domain[0]}) : null;
  const upper = some(above) ? step(above, 100 - stub, {width: stub, from: domain[1], to: Infinity}) : null;
  const top = ceiling(steps, [...spikes, lower, upper]);
  const scale = (one: Step): Step => ({...one, height: [Math.min(1, one.height[0] / top), Math.min(1, one.height[1] / top)]});
  return {
    steps: steps.map(scale), spikes: spikes.map(scale), below: lower && scale(lower), above: upper && scale(upper), domain,
    x: (value) => value < domain[0] ? (left && stub / 2) : value > domain[1] ? 100 - (right && stub / 2) : place(value),
  };
}

const step = (shares: Shares, x: number, {width, from, to}: Pick<Step, "width" | "from" | "to">): Step =>
  ({x, width, height: [shares[0] / width, shares[1] / width], shares, from, to});

const sane = (share: number | undefined): number => share !== undefined && Number.isFinite(share) && share > 0 ? share : 0;
const some = ([reference, current]: Shares): boolean => reference > 0 || current > 0;

/** The height that fills the drawing: the highest area; spikes and tails may reach a third above it, and are cut there. */
function ceiling(steps: readonly Step[], others: readonly (Step | null)[]): number {
  const highest = (all: readonly (Step | null)[]): number => Math.max(0, ...all.map((one) => one ? Math.max(...one.height) : 0));
  const [areas, rest] = [highest(steps), highest(others)];
  return areas === 0 ? rest || 1 : Math.max(areas, Math.min(rest, areas * 4 / 3));
}

/** Moves outer cells that hold almost nothing into the tails when that leaves a much shorter axis. */
function trimmed({edges, shares, below, above}: Cells): Cells {
  const sum = (all: readonly Shares[]): Shares => all.reduce<Shares>(([r, c], one) => [r + one[0], c + one[1]], [0, 0]);
  const little = (all: readonly Shares[]): boolean => sum(all).every((share) => share <= trimShare);
  let first = 0, last = shares.length;
  while (first < last - 1 && little(shares.slice(0, first + 1))) first++;
  while (last > first + 1 && little(shares.slice(last - 1))) last--;
  const kept = (edges[last] - edges[first]) / (edges[edges.length - 1] - edges[0]);
  if (kept > trimGain || !(edges[last] > edges[first])) return {edges, shares, below, above};
  return {
    edges: edges.slice(first, last + 1), shares: shares.slice(first, last),
    below: sum([below, ...shares.slice(0, first)]), above: sum([above, ...shares.slice(last)]),
  };
}

/** The outline of one side as a path over a drawing that is 1000 wide and `height` high. */
export function outline(steps: readonly Step[], side: 0 | 1, height: number): string {
  const points = steps.map(({x, width, height: heights}) => `V${tenth(height * (1 - heights[side]))}H${tenth(10 * (x + width))}`);
  return `M${tenth(10 * steps[0].x)},${height}${points.join("")}V${height}`;
}
