/** More classes than this are not kept apart. */
export const mostClasses = 50;

const truths: Readonly<Record<string, string>> = {true: "1", false: "0", 1: "true", 0: "false"};

const numberForm = (label: string): string => label.trim() !== "" && Number.isFinite(Number(label)) ? String(Number(label)) : label;

/** Other ways in which a label may be written: "1.0" for "1", "true" for "1". */
const spellings = (label: string): readonly string[] => {
  const plain = numberForm(label), lower = label.toLowerCase();
  return [plain, lower, ...Object.hasOwn(truths, plain) ? [truths[plain]] : [], ...Object.hasOwn(truths, lower) ? [truths[lower]] : []];
};

/** Finds the index of the class that a label names, whichever way it is written; -1 when it names none. */
export const classFinder = (classes: readonly string[]): (label: string) => number => {
  const known = new Map<string, number>();
  classes.forEach((label, k) => known.set(label, k));
  classes.forEach((label, k) => {
    for (const spelling of spellings(label)) if (!known.has(spelling)) known.set(spelling, k);
  });
  return (label) => {
    const exact = known.get(label);
    if (exact !== undefined) return exact;
    for (const spelling of spellings(label)) {
      const found = known.get(spelling);
      if (found !== undefined) return found;
    }
    return -1;
  };
};

/** Classes in order of the lists they come in, each once however it is written, at most `mostClasses`. */
export const unitedClasses = (lists: readonly (readonly string[])[]): string[] => {
  const classes: string[] = [];
  for (const label of lists.flat()) {
    if (classes.length === mostClasses) break;
    if (label !== "" && classFinder(classes)(label) < 0) classes.push(label);
  }
  return classes;
};

const negative = /^(?:0|0\.0|-1|n|no|not? .*|non.*|false|f|neg|negative|absent|normal|healthy|benign|control|good|ok|none|<=.*)$/i;
const positive = /^(?:1|1\.0|y|yes|true|t|pos|positive|present|abnormal|ill|sick|disease.*|malignant|case|bad|fraud|churn(?:ed)?|>.*)$/i;

/** Of two classes the one that is looked for, by what they are called; else the second. */
export const positiveOf = ([first, second]: readonly [string, string]): string => {
  if (positive.test(first) !== positive.test(second)) return positive.test(first) ? first : second;
  if (negative.test(first) !== negative.test(second)) return negative.test(first) ? second : first;
  return second;
};
