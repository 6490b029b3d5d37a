import {Misuse} from "./misuse.ts";

/** Reads an option that must be one of some words. */
export const oneOf = <Choice extends string>(thing: string, choices: readonly Choice[]) => (value: string): Choice => {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new Misuse(`unknown ${thing}: ${JSON.stringify(value)}; one of: ${choices.join(", ")}`);
  return found;
};

/** Reads an option that must be a number for which `fits` holds. */
export const numberThat = (thing: string, fits: (x: number) => boolean, expected: string) => (value: string): number => {
  const x = value.trim() === "" ? NaN : Number(value);
  if (!Number.isFinite(x) || !fits(x)) throw new Misuse(`invalid ${thing}: ${JSON.stringify(value)}; expected ${expected}`);
  return x;
};

/** Gathers an option that may be given again. */
export const repeated = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Reads options written COLUMN=VALUE; the last = parts them, for names may hold one. */
export function pairs(thing: string, given: readonly string[]): Record<string, string> {
  return Object.fromEntries(given.map((text): [string, string] => {
    const at = text.lastIndexOf("=");
    if (at < 1) throw new Misuse(`invalid ${thing}: ${JSON.stringify(text)}; expected COLUMN=VALUE`);
    return [text.slice(0, at), text.slice(at + 1)];
  }));
}
