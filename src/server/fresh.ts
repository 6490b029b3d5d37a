/** Something read from elsewhere, at most a few seconds old. */
export interface Fresh<Value> {
  get(): Promise<Value>;
  /** Reads it again at the next question. */
  forget(): void;
}

/** After this long it is read again: what another process changed holds here no later than that. */
const freshFor = 5_000;

/** Keeps what `load` gave for a few seconds. */
export function fresh<Value>(load: () => Promise<Value>, clock: () => number): Fresh<Value> {
  let kept: Promise<Value> | undefined, read = -Infinity;
  return {
    get: () => {
      const now = clock();
      if (kept && now - read < freshFor) return kept;
      const loading = load();
      [kept, read] = [loading, now];
      // A failure is not kept: the next question reads again.
      loading.catch(() => { if (kept === loading) kept = undefined; });
      return loading;
    },
    forget: () => { kept = undefined; },
  };
}
