import type {LabelCounts} from "../sketch/label-counts.ts";

/** Labels and how often they occurred. */
export interface LabelRanking {
  add(counts: LabelCounts): void;
  /** Labels, most frequent first, equally frequent ones by UTF-16 unit; the empty text is no label. */
  ranked(): readonly string[];
}

/** An empty ranking. Past `most` labels the rarer half is forgotten: of very many labels the ranks of rare ones are rough. */
export const labelRanking = (most = 2 ** 18): LabelRanking => {
  let counts = new Map<string, number>();
  const sorted = (): [string, number][] => [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return {
    add({labels, counts: added}) {
      for (let i = 0; i < labels.length; i++) {
        if (added[i] > 0 && labels[i] !== "") counts.set(labels[i], (counts.get(labels[i]) ?? 0) + added[i]);
      }
      if (counts.size > most) counts = new Map(sorted().slice(0, most / 2));
    },
    ranked: () => sorted().map(([label]) => label),
  };
};
