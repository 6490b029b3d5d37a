import {factKinds, headOf} from "./fact.ts";
import type {FactKind, Facts} from "./facts.ts";
import {type Figure, Figures} from "./figures.ts";
import {notePruned, prunedUntil} from "./pruned.ts";
import {type Store, StoreError} from "./store.ts";

const appendedAtOnce = 1000;

/** Which facts to write out: of one model, of some kinds; all unless told. */
export interface Chosen {
  readonly model?: string;
  readonly kinds?: readonly FactKind[];
}

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array;

const written = (kind: FactKind, fact: object): string => {
  const bytes = "bytes" in fact && isBytes(fact.bytes) ? {bytes: Buffer.from(fact.bytes).toString("base64")} : {};
  return `${JSON.stringify({kind, fact: {...fact, ...bytes}})}\n`;
};

/** What is no fact: up to where a model's events have expired, so that nobody counts anew what is left of them. */
interface Pruned {
  readonly model: string;
  readonly until: number;
}
const prunedKind = "pruned";

/** All facts as lines of JSON, `{"kind": …, "fact": …}`; bytes in base64. */
export async function* exported(store: Store, {model, kinds = factKinds}: Chosen = {}): AsyncGenerator<string> {
  const models = new Set<string>(model === undefined ? [] : [model]);
  for (const kind of kinds) {
    for await (const some of store.read(kind, model === undefined ? {} : {model})) {
      for (const fact of some) if ("model" in fact && fact.model !== null) models.add(fact.model);
      yield some.map((fact) => written(kind, fact)).join("");
    }
  }
  for (const name of models) {
    const until = await prunedUntil(store, name);
    if (Number.isFinite(until)) yield `${JSON.stringify({kind: prunedKind, fact: {model: name, until} satisfies Pruned})}\n`;
  }
}

const figuresIn = (fact: object, wrong: (why: string) => StoreError): {figures?: Figures} => {
  if (!("figures" in fact) || !Array.isArray(fact.figures)) return {};
  try {
    return {figures: Figures.of(fact.figures as Figure[])};
  } catch (error) {
    throw wrong((error as Error).message);
  }
};

const prunedIn = (fact: unknown, wrong: (why: string) => StoreError): Pruned => {
  const {model, until} = (fact ?? {}) as {model?: unknown; until?: unknown};
  if (typeof model !== "string" || typeof until !== "number") throw wrong("no model and time");
  return {model, until};
};

const withBytes: readonly FactKind[] = ["parts", "sums", "references"];

/** Whether a fact has what a store needs in order to keep it: by what it is found and where it stands. */
const isWhole = (kind: FactKind, fact: Facts[FactKind]): boolean => {
  try {
    const {model, key, revision, time, known, subject} = headOf(kind, fact as never);
    return [model, key].every((text) => typeof text === "string" && text.isWellFormed()) && [revision, time, known].every(Number.isFinite)
      && (subject === null || typeof subject === "string")
      && (kind !== "events" && kind !== "labels" || "row" in fact && typeof fact.row === "object" && fact.row !== null)
      && (kind !== "scores" || "figures" in fact) && (!withBytes.includes(kind) || "bytes" in fact && isBytes(fact.bytes));
  } catch {
    return false;
  }
};

/** What a line says. Throws StoreError where it is none of those that `exported` writes. */
const readLine = (line: string, number: number): {kind: FactKind; fact: Facts[FactKind]} | {pruned: Pruned} => {
  const wrong = (why: string): StoreError => new StoreError("corrupt", `line ${number}: ${why}`);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw wrong("not JSON");
  }
  const {kind, fact} = (value ?? {}) as {kind?: unknown; fact?: unknown}, known = factKinds.find((one) => one === kind);
  if (kind === prunedKind) return {pruned: prunedIn(fact, wrong)};
  if (known === undefined) throw wrong(`unknown kind: ${JSON.stringify(kind)}; one of: ${factKinds.join(", ")}`);
  if (typeof fact !== "object" || fact === null) throw wrong("no fact");
  const bytes = "bytes" in fact && typeof fact.bytes === "string" ? {bytes: new Uint8Array(Buffer.from(fact.bytes, "base64"))} : {};
  const read = {...fact, ...bytes, ...figuresIn(fact, wrong)} as Facts[FactKind];
  if (!isWhole(known, read)) throw wrong(`not a fact of the kind ${known}`);
  return {kind: known, fact: read};
};

/** Appends the facts of exported lines, and returns how many there were and how many were new. */
export const imported = async (store: Store, lines: AsyncIterable<string>): Promise<{facts: number; added: number}> => {
  let facts = 0, added = 0, number = 0, kind: FactKind = "events", some: Facts[FactKind][] = [];
  const flush = async (): Promise<void> => {
    if (some.length > 0) added += await store.append(kind, some);
    some = [];
  };
  for await (const line of lines) {
    number++;
    if (line.trim() === "") continue;
    const read = readLine(line, number);
    if ("pruned" in read) {
      await notePruned(store, read.pruned.model, read.pruned.until);
      continue;
    }
    if (read.kind !== kind || some.length === appendedAtOnce) await flush();
    ({kind} = read);
    some.push(read.fact);
    facts++;
  }
  await flush();
  return {facts, added};
};
