import {shortened} from "../chart/shortened.ts";

/** A column named inside a sentence; each outlet marks and escapes it in its own way. */
export interface Named {
  readonly name: string;
  /** Where the page has more on it. */
  readonly id?: string;
  /** What of it is meant, said after the name in parentheses. */
  readonly note?: string;
}

/** A sentence with columns named in it. */
export type Phrase = readonly (string | Named)[];

/** A column's name as people say it: pelvic_tilt is "pelvic tilt"; names of any other form stay as they are. */
export const spoken = (name: string): string =>
  /^[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)*$/u.test(name) ? name.replaceAll("_", " ") : name;

/** A column's name as it is shown: names of nothing but space are told apart from no text at all. */
export const shownName = (name: string, most = 70): string => name.trim() === "" ? "(no name)" : shortened(name, most);

/** "a, b and c"; past `most` names "a, b and 5 more". */
export function listed(names: readonly Named[], most = 5): Phrase {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const rest = names.length - shown.length;
  const items: (string | Named)[] = rest > 0 ? [...shown, `${rest} more`] : [...shown];
  return items.flatMap((item, i) => i === 0 ? [item] : [i === items.length - 1 ? " and " : ", ", item]);
}
