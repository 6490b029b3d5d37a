import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {readEvent, type WireEvent} from "../../src/ingest/event.ts";
import {Fault} from "../../src/ingest/fault.ts";
import {jsonItems, lineItems} from "../../src/ingest/item.ts";
import {defaultLimits} from "../../src/ingest/limits.ts";
import {type Reading, readItems} from "../../src/ingest/reading.ts";
import {check, eventShape} from "../../src/ingest/shape.ts";
import type {PredictionEvent} from "../../src/data/event.ts";
import {now, receiving, row} from "./receiving.ts";

const fits = check(eventShape(defaultLimits));
const read = (text: string): Reading<PredictionEvent> =>
  readItems(jsonItems(text, defaultLimits), fits, (wire: WireEvent) => readEvent(wire, receiving));
const faultOf = (event: unknown): readonly [string, string] => {
  const {facts, rejected} = read(typeof event === "string" ? event : JSON.stringify(event));
  expect(facts).toEqual([]);
  return [rejected[0].path, rejected[0].reason];
};

describe("an event of the wire", () => {
  it("becomes a row under the names of the model's columns", () => {
    const {facts, rejected} = read(JSON.stringify({
      id: "a", time: "2026-01-31T10:00:00+01:00", version: "2.1", subject: "Jane", features: {tilt: 17.5, extra: true},
      prediction: "hernia", scores: {hernia: 0.7, p_normal: 0.3}, segments: {site: "north"},
    }));
    expect(rejected).toEqual([]);
    expect(facts).toEqual([{
      model: "spine", id: "a", version: "2.1", time: Date.UTC(2026, 0, 31, 9), received: now, subject: "#4",
      row: row({
        tilt: 17.5, extra: true, site: "north", predicted: "hernia", p_hernia: 0.7, p_normal: 0.3,
        case: "a", seen: "2026-01-31T09:00:00.000Z",
      }),
    }]);
  });

  it("happened now where it does not say when", () => {
    expect(read('{"id": "a", "features": {"tilt": 1}}').facts[0].time).toBe(now);
  });

  it("may have columns of any name, for its row has no prototype", () => {
    const [{row}] = read('{"id": "a", "features": {"__proto__": 1, "constructor": 2, "toString": null}}').facts;
    expect(Object.getPrototypeOf(row)).toBe(null);
    expect([row["__proto__"], row["constructor"], row["toString"], ({} as Record<string, unknown>)["tilt"]]).toEqual([1, 2, null, undefined]);
  });

  it.each([
    [{features: {tilt: 1}}, "/id", 'missing key "id"'],
    [{id: 7, features: {}}, "/id", "expected a text, found 7"],
    [{id: "", features: {}}, "/id", "an empty text"],
    [{id: "a\nb"}, "/id", /^expected a name without control characters/],
    [{id: "a", fetures: {}}, "/fetures", 'unknown key "fetures"; one of: id, time, version, subject, features, prediction, scores, segments'],
    [{id: "a", features: {tilt: [1]}}, "/features/tilt", "expected a text, a finite number, a boolean or null, found a list"],
    [{id: "a", features: {"a/b~": {}}}, "/features/a~1b~0", /found an object$/],
    ['{"id": "a", "features": {"tilt": 1e999}}', "/features/tilt", /found Infinity$/],
    [{id: "a", features: {tilt: "x".repeat(10_001)}}, "/features/tilt", /^longer than 10000 characters/],
    [{id: "a"}, "", "nothing to watch; expected features, a prediction, scores or segments"],
    [{id: "a", features: {site: "n"}, segments: {site: "s"}}, "/segments/site", 'column "site" is given twice'],
    [{id: "a", scores: {fracture: 1}}, "/scores/fracture", 'model "spine" has no score column for "fracture"; one of: p_hernia, p_normal, hernia, normal'],
    [{id: "a", time: 1_769_853_600, features: {tilt: 1}}, "/time", /in seconds or before 1973; expected milliseconds/],
    [{id: "a", time: "tomorrow", features: {tilt: 1}}, "/time", /^no time: "tomorrow"/],
    [{id: "a", time: now + 90_000_000, features: {tilt: 1}}, "/time", /lies in the future; expected at most 24 hours from now/],
    [null, "", "expected an object, found null"],
    ['{"id": "a", "features": {"\\ud800": 1}}', "/features/\ufffd", /no Unicode text/],
  ])("that is wrong is told where and why: %j", (event, path, reason) => {
    const [place, why] = faultOf(event === null ? "[null]" : event);
    expect(place).toBe(path);
    expect(why).toEqual(typeof reason === "string" ? reason : expect.stringMatching(reason));
  });

  it("that is wrong hurts no other of its request", () => {
    const {facts, rejected} = read('[{"id": "a", "prediction": "x"}, 7, {"id": "c", "prediction": "y"}, {"id": "d", "prediction": {}}]');
    expect(facts.map(({id}) => id)).toEqual(["a", "c"]);
    expect(rejected.map(({index, raw}) => [index, raw])).toEqual([[1, "7"], [3, '{"id":"d","prediction":{}}']]);
  });

  it("that is one line among others may be no JSON at all", () => {
    const items = lineItems('{"id": "a", "prediction": 1}\r\n\n{"id": \n{"id": "b", "prediction": 1}', defaultLimits);
    const {facts, rejected} = readItems(items, fits, (wire: WireEvent) => readEvent(wire, receiving));
    expect(facts.map(({id}) => id)).toEqual(["a", "b"]);
    expect(rejected).toMatchObject([{index: 1, path: "", reason: expect.stringMatching(/^not JSON: /) as string, raw: '{"id": '}]);
  });

  it("is read or refused, whatever JSON it is, and never throws", () => {
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), fc.record({id: fc.string(), features: fc.jsonValue(), time: fc.jsonValue()})), (value) => {
      const {facts, rejected} = readItems([{value}], fits, (wire: WireEvent) => readEvent(wire, receiving));
      expect(facts.length + rejected.length).toBe(1);
    }), {seed: 4, numRuns: 2000});
  });

  it("cannot pass for a fault by the names of its columns", () => {
    expect(Fault.is({path: "", reason: ""})).toBe(false);
    expect(read('{"id": "a", "features": {"path": "x", "reason": "y"}}').rejected).toEqual([]);
  });
});
