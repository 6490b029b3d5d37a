/** What came since the start, by what became of it. */
export interface Tally {
  add(model: string, kind: string, outcomes: Readonly<Record<string, number>>): void;
  all(): readonly {readonly model: string; readonly kind: string; readonly outcome: string; readonly count: number}[];
}

/** Counts by model, kind and outcome; all three are from closed lists, so that the counts stay few. */
export function tally(): Tally {
  const counts = new Map<string, {model: string; kind: string; outcome: string; count: number}>();
  return {
    add(model, kind, outcomes) {
      for (const [outcome, count] of Object.entries(outcomes)) {
        const key = JSON.stringify([model, kind, outcome]), known = counts.get(key);
        if (known) known.count += count;
        else counts.set(key, {model, kind, outcome, count});
      }
    },
    all: () => [...counts.values()].map((one) => ({...one})),
  };
}
