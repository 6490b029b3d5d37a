const words = new Map<string, "true" | "false">([
  ["true", "true"], ["t", "true"], ["yes", "true"], ["y", "true"], ["1", "true"],
  ["false", "false"], ["f", "false"], ["no", "false"], ["n", "false"], ["0", "false"],
]);

/** "true" or "false" for true/false, t/f, yes/no, y/n and 1/0 in any case (1.0 too), or undefined for any other text. */
export const truth = (text: string): "true" | "false" | undefined => {
  const word = text.trim().toLowerCase();
  return words.get(word) ?? words.get(/^[01]\.0*$/.test(word) ? word[0] : "");
};
