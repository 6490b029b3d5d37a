// Reads stores in one go, as tests like it.
import type {FactKind, Facts} from "../../src/store/facts.ts";
import {rowAt} from "../../src/source/packed-rows.ts";
import {byPlace} from "../../src/store/order.ts";
import type {LabelledQuery, Place, Query, ReadQuery, Store} from "../../src/store/store.ts";
import {hour} from "./some-facts.ts";

/** All that an iteration gives. */
export const collected = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
};

/** All facts of a kind. */
export const all = async <Kind extends FactKind>(store: Store, kind: Kind, query?: ReadQuery): Promise<Facts[Kind][]> =>
  (await collected(store.read(kind, query))).flat();

/** Where all facts of a kind stand. */
export const places = async (store: Store, kind: FactKind, query?: Query): Promise<Place[]> => (await collected(store.places(kind, query))).flat();

/** The ids of events. */
export const ids = async (store: Store, query?: ReadQuery): Promise<string[]> => (await all(store, "events", query)).map(({id}) => id);

/** The ids of events, each with the diagnosis that its label gives, by time and id. */
export const labelled = async (store: Store, query: Partial<LabelledQuery> = {}): Promise<[string, unknown][]> => {
  const found = (await collected(store.labelled({model: "spine", from: 0, to: 100 * hour, ...query, named: true}))).flat();
  const rows = found.flatMap(({ids: keys, times, labels}) => keys.map((key, i) =>
    ({key, time: times[i], revision: 0, diagnosis: labels && rowAt(labels.shape, labels.bytes, labels.starts[i])["diagnosis"]})));
  return rows.sort(byPlace).map(({key, diagnosis}) => [key, diagnosis]);
};
