import type {Distribution} from "../result/result.ts";

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
/** How much of the values may be put into the stubs to let the rest be seen, and what it must gain. */
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
  const cells = trimmed({edges, shares: edges.slice(1).map((_, i) => pair(reference[i], current[i])), below: pair(...below), above: pair(...above)});
  const domain = [cells.edges[0], cells.edges[cells.edges.length - 1]] as const;
  const left = some(cells.below) ? stub + gap : 0, right = some(cells.above) ? stub + gap : 0;
  const span = domain[1] - domain[0];
  const room = 100 - left - right;
  const place = (value: number): number => left + room * (value - domain[0]) / span;
  const flat = cells.shares.map((shares, i) => ({shares, from: cells.edges[i], to: cells.edges[i + 1]}));
  const narrow = (from: number, to: number): boolean => (to - from) / span < spikeWidth;
  const tall = (shares: Shares, width: number): Shares => [shares[0] / width, shares[1] / width];
  const laid = flat.map(({shares, from, to}): Step => {
    const width = narrow(from, to) ? 1 : place(to) - place(from);
    return {x: narrow(from, to) ? place((from + to) / 2) - 0.5 : place(from), width, height: tall(shares, width), shares, from, to};
  });
  const steps = laid.map((step) => narrow(step.from, step.to) ? {...step, height: [0, 0] as const} : step);
  const spikes = laid.filter(({from, to, shares}) => narrow(from, to) && some(shares));
  const tail = (shares: Shares, x: number, ends: readonly [number, number]): Step | null =>
    some(shares) ? {x, width: stub, height: tall(shares, stub), shares, from: ends[0], to: ends[1]} : null;
  const lower = tail(cells.below, 0, [-Infinity, domain[0]]), upper = tail(cells.above, 100 - stub, [domain[1], Infinity]);
  const top = ceiling(steps, spikes, [lower, upper]);
  const scale = (step: Step): Step => ({...step, height: [Math.min(1, step.height[0] / top), Math.min(1, step.height[1] / top)]});
  return {
    steps: steps.map(scale), spikes: spikes.map(scale), below: lower && scale(lower), above: upper && scale(upper), domain,
    x: (value) => value < domain[0] ? (left ? stub / 2 : 0) : value > domain[1] ? 100 - (right ? stub / 2 : 0) : place(value),
  };
}

const sane = (share: number | undefined): number => share !== undefined && Number.isFinite(share) && share > 0 ? share : 0;
const some = ([reference, current]: Shares): boolean => reference > 0 || current > 0;

/** The height that fills the drawing: the highest area; spikes and tails may reach a third above it, and are cut there. */
function ceiling(steps: readonly Step[], spikes: readonly Step[], tails: readonly (Step | null)[]): number {
  const highest = (some: readonly (Step | null)[]): number => Math.max(0, ...some.map((step) => step ? Math.max(...step.height) : 0));
  const areas = highest(steps), others = highest([...spikes, ...tails]);
  if (areas === 0) return others || 1;
  return Math.max(areas, Math.min(others, areas * 4 / 3));
}

/** Moves outer cells that hold almost nothing into the tails when that leaves a much shorter axis. */
function trimmed({edges, shares, below, above}: Cells): Cells {
  const sum = (some: readonly Shares[]): Shares => some.reduce<Shares>((total, one) => [total[0] + one[0], total[1] + one[1]], [0, 0]);
  const little = (some: readonly Shares[]): boolean => sum(some).every((share) => share <= trimShare);
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
