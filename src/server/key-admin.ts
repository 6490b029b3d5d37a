import type {ApiKey} from "../store/facts.ts";
import {audit} from "./audit.ts";
import {newKey, type Scope} from "./key.ts";
import type {Ports} from "./ports.ts";

type KeyPorts = Pick<Ports, "store" | "clock">;

/** A new key's name and what it may do. */
export interface KeyWish {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Who asks for it. */
  readonly actor: string;
}

/** Makes a key and keeps its hash; the text it returns is nowhere else. */
export async function createKey(ports: KeyPorts, {name, scopes, actor}: KeyWish): Promise<{text: string; key: ApiKey}> {
  const {text, id, hash} = newKey();
  const key: ApiKey = {id, revision: 1, received: ports.clock(), name, hash, scopes, revoked: false};
  await ports.store.append("keys", [key]);
  await audit(ports, {actor, act: "create-key", model: null, detail: {id, name, scopes: scopes.join(" ")}});
  return {text, key};
}

/** All keys, the oldest first. */
export async function listKeys({store}: Pick<Ports, "store">): Promise<readonly ApiKey[]> {
  const keys: ApiKey[] = [];
  for await (const some of store.read("keys", {holding: true})) keys.push(...some);
  return keys;
}

/** Ends a key for good; undefined where there is none of that id. */
export async function revokeKey(ports: KeyPorts, id: string, actor: string): Promise<ApiKey | undefined> {
  const key = (await listKeys(ports)).find((one) => one.id === id);
  if (!key || key.revoked) return key;
  const revoked = {...key, revision: key.revision + 1, received: ports.clock(), revoked: true};
  await ports.store.append("keys", [revoked]);
  await audit(ports, {actor, act: "revoke-key", model: null, detail: {id, name: key.name}});
  return revoked;
}
