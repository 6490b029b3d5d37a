import {createHash, randomBytes, timingSafeEqual} from "node:crypto";
import type {ApiKey} from "../store/facts.ts";

/** What the bearer of a key may do; admin includes the others. */
export const scopes = ["ingest", "read", "admin"] as const;
export type Scope = (typeof scopes)[number];

/** A new key: the text that is shown once, and what is kept of it. */
export interface NewKey {
  readonly text: string;
  readonly id: string;
  readonly hash: string;
}

const shape = /^plk_([0-9a-f]{16})_[\w-]{43}$/;

/**
 * SHA-256 and no slow hash: a secret of 256 random bits cannot be guessed however fast the hash is, while argon2 (made for
 * passwords that people choose) would cost tens of milliseconds in every request.
 */
const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Makes a key of 32 random bytes. */
export function newKey(random: (bytes: number) => Buffer = randomBytes): NewKey {
  const id = random(8).toString("hex"), text = `plk_${id}_${random(32).toString("base64url")}`;
  return {text, id, hash: hashOf(text)};
}

/** The id within a key's text, by which it is found. */
export const keyId = (text: string): string | undefined => shape.exec(text)?.[1];

/** Whether a text is the key that was kept, in a time that tells nothing about how much of it is right. */
export const isKey = (text: string, {hash}: Pick<ApiKey, "hash">): boolean =>
  timingSafeEqual(Buffer.from(hashOf(text), "hex"), Buffer.from(hash, "hex"));
