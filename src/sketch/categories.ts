import type {TextHash} from "./hash.ts";
import type {LabelCounts} from "./label-counts.ts";
import type {Sketch} from "./sketch.ts";
import type {Categories} from "./state.ts";

/** Which labels are counted exactly once there are more than `cap`, and where the others go. */
export interface CategoriesSpec {
  readonly listed: ReadonlySet<string>;
  readonly cap: number;
  readonly buckets: number;
  readonly hash: TextHash;
}

/** How many unlisted labels are shown past the cap. */
export const shownLabels = 100;

/** Past the cap: adds counts of labels, listed ones by label, others to their bucket, and renews the labels that are shown. */
type Counted = Iterable<readonly [string, number]>;

const addPastCap = (state: Categories, counted: Counted, {listed, buckets, hash}: CategoriesSpec): void => {
  const counts = state.buckets ??= new Float64Array(buckets), shown = new Map<string, number>();
  for (const label of state.shown ?? []) shown.set(label, hash.number(label));
  const byHash = ([a, x]: [string, number], [b, y]: [string, number]): number => x - y || (a < b ? -1 : 1);
  const smallest = (): [string, number][] => [...shown].sort(byHash).slice(0, shownLabels);
  let bound = shown.size < shownLabels ? Infinity : Math.max(...shown.values());
  for (const [label, count] of counted) {
    if (listed.has(label)) {
      state.counts.set(label, (state.counts.get(label) ?? 0) + count);
      continue;
    }
    const number = hash.number(label);
    counts[number % buckets] += count;
    if (number > bound) continue;
    shown.set(label, number);
    if (shown.size < 2 * shownLabels) continue;
    const kept = smallest();
    shown.clear();
    for (const [text, place] of kept) shown.set(text, place);
    bound = kept[shownLabels - 1][1];
  }
  state.shown = smallest().map(([label]) => label);
};

const collapse = (state: Categories, spec: CategoriesSpec): void => {
  const counted = [...state.counts];
  state.counts.clear();
  addPastCap(state, counted, spec);
};

function *filled({labels, counts}: LabelCounts): Generator<readonly [string, number]> {
  for (let i = 0; i < labels.length; i++) if (counts[i] > 0 && labels[i] !== "") yield [labels[i], counts[i]];
}

const addCounts = (state: Categories, counted: Counted, spec: CategoriesSpec): Categories => {
  if (state.buckets) addPastCap(state, counted, spec);
  else {
    for (const [label, count] of counted) state.counts.set(label, (state.counts.get(label) ?? 0) + count);
    if (state.counts.size > spec.cap) collapse(state, spec);
  }
  return state;
};

const copy = ({counts, buckets, shown}: Categories): Categories =>
  ({counts: new Map(counts), ...buckets && {buckets: buckets.slice()}, ...shown && {shown}});

/** How often each label occurred; the empty text is no label. */
export const categories: Sketch<CategoriesSpec, LabelCounts, Categories> = {
  id: "categories",
  empty: () => ({counts: new Map()}),
  add: (state, input, spec) => addCounts(state, filled(input), spec),
  merge(a, b, spec) {
    const sum = copy(a);
    if (b.buckets && !sum.buckets) collapse(sum, spec);
    addCounts(sum, b.counts, spec);
    if (b.buckets && sum.buckets) {
      for (let i = 0; i < b.buckets.length; i++) sum.buckets[i] += b.buckets[i];
      // Their counts are in the buckets already; as labels without a count they compete to be shown.
      addPastCap(sum, (b.shown ?? []).map((label) => [label, 0] as const), spec);
    }
    return sum;
  },
};
