import {differs, type Fields, type Json} from "./golden.ts";

/** What was found, by the names of the stored answer; undefined is no answer. */
export interface Found {
  readonly [name: string]: FoundValue;
}

type FoundValue = Json | undefined | Found | readonly FoundValue[];

/** Says what differs from the stored values of the same names by more than 1e-9, or nothing; null and NaN are no answer. */
export const complaintOf = (found: Found, stored: Fields): string | undefined => {
  for (const [name, value] of Object.entries(found)) {
    if (!Object.hasOwn(stored, name)) return `${name} is not stored`;
    const wrong = different(value, stored[name]);
    if (wrong !== undefined) return `${name}: ${wrong}`;
  }
  return undefined;
};

const different = (value: FoundValue, stored: Json): string | undefined => {
  if (stored === null || (typeof stored === "number" && Number.isNaN(stored))) return value === undefined ? undefined : `${JSON.stringify(value)} instead of no answer`;
  if (value === undefined) return "no answer";
  if (Array.isArray(stored)) {
    const list = value as readonly FoundValue[];
    if (list.length !== stored.length) return `${list.length} values instead of ${stored.length}`;
    for (const [i, one] of stored.entries()) {
      const wrong = different(list[i], one as Json);
      if (wrong !== undefined) return `${i}: ${wrong}`;
    }
    return undefined;
  }
  if (typeof stored === "object") return complaintOf(value as Found, stored as Fields);
  const wrong = differs(value as number, stored as number, 1e-9);
  return wrong !== undefined && Math.abs((value as number) - (stored as number)) > 1e-14 ? wrong : undefined;
};
