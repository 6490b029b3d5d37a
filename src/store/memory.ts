import {byCodePoint} from "../data/code-point.ts";
import {factKinds, type Kept} from "./fact.ts";
import type {FactKind, Facts} from "./facts.ts";
import {laidPairs} from "./labelled-rows.ts";
import {byPlace} from "./order.ts";
import {Packing} from "./packing.ts";
import {
  type Change, changeSpan, type Check, type LabelledQuery, type LabelledRows, type Place, type Query, type ReadQuery, type Removal,
  type Store, StoreError,
} from "./store.ts";

const batchFacts = 4096;

const ident = (model: string, key: string): string => JSON.stringify([model, key]);

/** The facts of one kind: by what they are about, and in order. */
class Shelf {
  readonly byKey = new Map<string, Kept[]>();
  private ordered: Kept[] | undefined = [];

  add(kept: Kept): boolean {
    const about = ident(kept.model, kept.key), same = this.byKey.get(about) ?? [];
    if (same.some(({revision}) => revision === kept.revision)) return false;
    same.push(kept);
    this.byKey.set(about, same);
    this.ordered = undefined;
    return true;
  }

  drop({model, key, revision}: Kept): void {
    const about = ident(model, key), left = (this.byKey.get(about) ?? []).filter((kept) => kept.revision !== revision);
    if (left.length > 0) this.byKey.set(about, left);
    else this.byKey.delete(about);
    this.ordered = undefined;
  }

  /** The highest revision that was known at a time. */
  holding(model: string, key: string, asOf = Infinity): Kept | undefined {
    const known = (this.byKey.get(ident(model, key)) ?? []).filter((kept) => kept.known <= asOf);
    return known.reduce<Kept | undefined>((best, kept) => best && best.revision > kept.revision ? best : kept, undefined);
  }

  find(query: Query): Kept[] {
    const {model, from = -Infinity, to = Infinity, keys, subject, asOf = Infinity, holding} = query;
    const wanted = keys && new Set(keys);
    return this.all().filter((kept) => (model === undefined || kept.model === model) && kept.time >= from && kept.time < to
      && (!wanted || wanted.has(kept.key)) && (subject === undefined || kept.subject === subject) && kept.known <= asOf
      && (holding === undefined || holding === (this.holding(kept.model, kept.key, asOf) === kept)));
  }

  private all(): readonly Kept[] {
    // Facts of two models may share a place; then the model decides.
    return this.ordered ??= [...this.byKey.values()].flat().sort((a, b) => byPlace(a, b) || byCodePoint(a.model, b.model));
  }
}

const selected = (shelf: Shelf, {after, limit = Infinity, newestFirst = false, bare = false, ...query}: ReadQuery): Kept[] => {
  const found = shelf.find(query);
  if (newestFirst) found.reverse();
  const isBehind = (kept: Kept): boolean => !after || (newestFirst ? byPlace(kept, after) < 0 : byPlace(kept, after) > 0);
  const chosen = found.filter(isBehind).slice(0, limit);
  return bare ? chosen.map((kept) => ({...kept, bytes: null})) : chosen;
};

function* batches<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += batchFacts) yield items.slice(from, from + batchFacts);
}

/** The hours in which something came. */
class ChangedHours {
  private readonly hours = new Map<string, Change & {readonly settled: boolean}>();

  mark(model: string, time: number): void {
    const hour = Math.floor(time / changeSpan) * changeSpan, about = JSON.stringify([model, hour]);
    this.hours.set(about, {model, hour, mark: (this.hours.get(about)?.mark ?? 0) + 1, settled: false});
  }

  open(model: string | undefined): Change[] {
    return [...this.hours.values()].filter((change) => !change.settled && (model ?? change.model) === change.model)
      .sort((a, b) => a.hour - b.hour || byCodePoint(a.model, b.model)).map(({settled: _, ...change}) => change);
  }

  settle({model, hour, mark}: Change): void {
    const about = JSON.stringify([model, hour]), now = this.hours.get(about);
    if (now?.mark === mark) this.hours.set(about, {...now, settled: true});
  }
}

class MemoryStore implements Store {
  private readonly shelves = new Map(factKinds.map((kind) => [kind, new Shelf()]));
  private readonly changed = new ChangedHours();
  private readonly values = new Map<string, string>();
  private readonly packing = new Packing(this);
  private closed = false;

  private shelf(kind: FactKind): Shelf {
    if (this.closed) throw new StoreError("closed", "the store is closed");
    return this.shelves.get(kind) as Shelf;
  }

  async append<Kind extends FactKind>(kind: Kind, facts: readonly Facts[Kind][]): Promise<number> {
    const shelf = this.shelf(kind), all = await this.packing.keptOf(kind, facts), added = all.filter((kept) => shelf.add(kept));
    for (const {model, key, time} of all) {
      const event = kind === "labels" ? this.shelf("events").holding(model, key) : undefined;
      if (kind === "events" || event) this.changed.mark(model, event?.time ?? time);
    }
    return added.length;
  }

  async *read<Kind extends FactKind>(kind: Kind, query: ReadQuery = {}): AsyncGenerator<readonly Facts[Kind][]> {
    for (const batch of batches(selected(this.shelf(kind), query))) yield await this.packing.factsOf(kind, batch);
  }

  async *places(kind: FactKind, query: Query = {}): AsyncGenerator<readonly Place[]> {
    for (const batch of batches(this.shelf(kind).find(query))) yield batch.map(({time, key, revision}) => ({time, key, revision}));
  }

  async *labelled({named = false, ...query}: LabelledQuery): AsyncGenerator<readonly LabelledRows[]> {
    const labels = this.shelf("labels");
    for (const batch of batches(this.shelf("events").find(query))) {
      const pairs = batch.map((event) => [event, labels.holding(event.model, event.key, query.asOf)] as const);
      yield await laidPairs(this.packing.rows, {model: query.model, pairs, named});
    }
  }

  async count(kind: FactKind, query: Query = {}): Promise<number> {
    return this.shelf(kind).find(query).length;
  }

  async remove(kind: FactKind, query: Removal): Promise<number> {
    const shelf = this.shelf(kind), found = shelf.find(query);
    for (const kept of found) shelf.drop(kept);
    return found.length;
  }

  async changes(model?: string): Promise<readonly Change[]> {
    return this.changed.open(model);
  }

  async settle(changes: readonly Change[]): Promise<void> {
    for (const change of changes) this.changed.settle(change);
  }

  async value(name: string): Promise<string | null> {
    return this.values.get(name) ?? null;
  }

  async swap(name: string, expected: string | null, next: string | null): Promise<boolean> {
    if ((this.values.get(name) ?? null) !== expected) return false;
    if (next === null) this.values.delete(name);
    else this.values.set(name, next);
    return true;
  }

  async check(): Promise<Check> {
    const facts = Object.fromEntries(factKinds.map((kind) => [kind, this.shelf(kind).find({}).length])) as Record<FactKind, number>;
    return {name: "memory", version: 1, bytes: null, facts, problems: []};
  }

  async close(): Promise<void> {
    this.closed = true;
  }
}

/** A store that forgets everything when the process ends: for tests, trials and passing computations. */
export const memoryStore = (): Store => new MemoryStore();
