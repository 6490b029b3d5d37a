const signals = ["SIGTERM", "SIGINT"] as const;

/** Does something last before the process ends by itself or by a signal; returns what takes that back. */
export function atExit(last: () => Promise<unknown>): () => void {
  const leave = (): void => { void last(); };
  const signalled = (signal: NodeJS.Signals): void => {
    forget();
    void last().finally(() => {
      // Where nobody else listens, the signal does what it would have done.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  };
  const forget = (): void => {
    process.off("beforeExit", leave);
    for (const signal of signals) process.off(signal, signalled);
  };
  process.once("beforeExit", leave);
  for (const signal of signals) process.once(signal, signalled);
  return forget;
}
