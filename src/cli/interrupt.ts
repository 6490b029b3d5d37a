const undone = new Set<() => void>();
let ask: (() => void) | undefined;

/** Something to clear away however the program ends; returns what to call when it has been cleared in the ordinary way. */
export function clearLater(clear: () => void): () => void {
  undone.add(clear);
  return () => {
    if (undone.delete(clear)) clear();
  };
}

/** From now on the first Ctrl-C asks the program to end by itself; a second one ends it at once. */
export const endGently = (asked: () => void): void => { ask = asked; };

/** On Ctrl-C and at the end, clears what is left: the progress line, temporary files. */
export function onInterrupt(): void {
  const clearAll = (): void => {
    for (const clear of undone) clear();
    undone.clear();
  };
  process.once("exit", clearAll);
  for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143]] as const) {
    process.on(signal, () => {
      const asked = ask;
      ask = undefined;
      if (asked) asked();
      else process.exit(code);
    });
  }
}
