/** Something read from elsewhere a moment ago. */
export interface Fresh<Value> {
  get(): Promise<Value>;
  /** Reads it again at the next question. */
  forget(): void;
}

/** After this long it is read again: what another process changed holds here no later than that. */
const usual = 5_000;

/** Keeps what `load` gave for so many milliseconds. */
export function fresh<Value>(load: () => Promise<Value>, clock: () => number, freshFor = usual): Fresh<Value> {
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
