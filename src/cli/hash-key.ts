import type {Plan} from "../profile/plan.ts";
import {type TextHash, textHash} from "../sketch/hash.ts";
import {Misuse} from "./misuse.ts";

/** What ids and hashed labels are hashed with: under the secret in PLUMBLINE_HASH_KEY, if there is one. It is never shown. */
export const hashKey = (): TextHash => textHash(process.env["PLUMBLINE_HASH_KEY"] || undefined);

/** The key in force, when it is the one that a plan was made with: hashes of two keys mean different things. */
export function hashKeyOf(plan: Plan, file: string): TextHash {
  const hash = hashKey();
  if (hash.id === plan.hashKey) return hash;
  const other = plan.hashKey === textHash().id ? "no" : "another";
  throw new Misuse(`wrong hash key: ${file} was made with ${other} PLUMBLINE_HASH_KEY`);
}
