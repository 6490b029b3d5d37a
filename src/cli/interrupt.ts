const undone = new Set<() => void>();

/** Something to clear away however the program ends; returns what to call when it has been cleared in the ordinary way. */
export function clearLater(clear: () => void): () => void {
  undone.add(clear);
  return () => {
    if (undone.delete(clear)) clear();
  };
}

/** On Ctrl-C and at the end, clears what is left: the progress line, temporary files. */
export function onInterrupt(): void {
  const clearAll = (): void => {
    for (const clear of undone) clear();
    undone.clear();
  };
  process.once("exit", clearAll);
  for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143]] as const) process.once(signal, () => process.exit(code));
}
