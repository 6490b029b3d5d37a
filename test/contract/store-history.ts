// Random histories of a store, and all that can be seen of it at their end.
import fc from "fast-check";
import type {Store} from "../../src/store/store.ts";
import {all, labelled, places} from "../store/reading.ts";
import {event, hour, label, part, row} from "../store/some-facts.ts";

/** One step of a history, and what it answered. */
interface Step {
  readonly do: (store: Store) => Promise<unknown>;
}

const someId = fc.constantFrom("a", "b", "c", "ü", "\u{1F600}", "\uFFFD"), someModel = fc.constantFrom("spine", "heart");
const someTime = fc.integer({min: -2, max: 6}).map((half) => half * hour / 2), someRevision = fc.integer({min: 1, max: 4});

const facts = fc.record({model: someModel, id: someId, received: fc.integer({min: 0, max: 50}), subject: fc.constantFrom(null, "s", "t")});
const someEvents = fc.array(fc.tuple(facts, someTime).map(([fact, time]) => event(fact.id, time, fact)), {maxLength: 6});
const someLabels = fc.array(fc.tuple(facts, someRevision, fc.boolean()).map(([{model, id, received}, revision, retracted]) =>
  label(id, revision, {model, received, retracted, row: retracted ? row({}) : row({diagnosis: `d${revision}`})})), {maxLength: 6});
const someParts = fc.array(fc.tuple(someModel, someTime, someRevision).map(([model, start, generation]) =>
  part(generation, {model, window: {start, end: start + hour}})), {maxLength: 4});

const someQuery = fc.record({
  model: someModel, from: someTime, to: someTime, asOf: fc.integer({min: 0, max: 50}), keys: fc.array(someId, {maxLength: 3}),
  subject: fc.constantFrom("s", "t"), holding: fc.boolean(),
}, {requiredKeys: []});

const step = fc.oneof(
  someEvents.map((some): Step => ({do: (store) => store.append("events", some)})),
  someLabels.map((some): Step => ({do: (store) => store.append("labels", some)})),
  someParts.map((some): Step => ({do: (store) => store.append("parts", some)})),
  someQuery.map((query): Step => ({do: (store) => all(store, "events", query)})),
  someQuery.map((query): Step => ({do: (store) => all(store, "labels", query)})),
  someQuery.map((query): Step => ({do: (store) => places(store, "labels", query)})),
  someQuery.map((query): Step => ({do: (store) => store.count("parts", query)})),
  fc.tuple(someModel, someTime, fc.integer({min: 0, max: 50})).map(([model, from, asOf]): Step =>
    ({do: (store) => labelled(store, {model, from, asOf})})),
  fc.tuple(someModel, someTime).map(([model, to]): Step => ({do: (store) => store.remove("events", {model, to})})),
  someModel.map((model): Step => ({do: (store) => store.remove("parts", {model, holding: false})})),
  someModel.map((model): Step => ({do: async (store) => {
    const changes = await store.changes(model);
    await store.settle(changes);
    return changes.map((change) => change.hour);
  }})),
);

/** Appends, corrections, retractions, removals and readings in any order. */
export const history = fc.array(step, {minLength: 1, maxLength: 12});

/** Everything that can be seen of a store. */
export async function picture(store: Store): Promise<unknown> {
  return {
    events: await all(store, "events"), labels: await all(store, "labels"), holding: await all(store, "labels", {holding: true}),
    parts: await all(store, "parts"), spine: await labelled(store, {from: -10 * hour}),
    heart: await labelled(store, {model: "heart", from: -10 * hour, asOf: 25}),
    changes: (await store.changes()).map(({model, hour: start}) => [model, start]), facts: (await store.check()).facts,
  };
}
