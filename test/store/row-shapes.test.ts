import {describe, expect, it} from "vitest";
import type {PredictionEvent} from "../../src/data/event.ts";
import {memoryStore} from "../../src/store/memory.ts";
import {mostShapes} from "../../src/store/numbered-shapes.ts";
import {RowShapes} from "../../src/store/row-shapes.ts";
import type {Store} from "../../src/store/store.ts";
import {event, label, row} from "./some-facts.ts";

const shapesIn = async (texts: Pick<Store, "value">, model = "spine"): Promise<string[]> => {
  const found: string[] = [];
  for (let text = await texts.value(`shape 0 ${model}`); text !== null; text = await texts.value(`shape ${found.length} ${model}`)) found.push(text);
  return found;
};
const withCells = (id: string, cells: PredictionEvent["row"], version = "1"): PredictionEvent => event(id, 1, {row: row(cells), version});

describe("the shapes of rows", () => {
  it("are kept once, whatever is missing in a row", async () => {
    const texts = memoryStore(), shapes = new RowShapes(texts);
    await shapes.keptOf("events", [withCells("a", {x: 1, y: "f"}), withCells("b", {x: null, y: "m"}), withCells("c", {x: 2, y: null})]);
    await shapes.keptOf("events", [withCells("d", {x: 1, y: "f"}, "2"), withCells("e", {y: "f"})]);
    expect(await shapesIn(texts)).toEqual(['["1","ns","x","y"]', '["2","ns","x","y"]', '["1","s","y"]']);
  });

  it("mean the same to all who add some at once", async () => {
    const texts = memoryStore(), users = Array.from({length: 6}, () => new RowShapes(texts));
    const facts = users.map((_, i) => Array.from({length: 12}, (_, k) => withCells(`${i}.${k}`, {[`c${(i * 5 + k) % 17}`]: k})));
    const kept = await Promise.all(users.map((shapes, i) => shapes.keptOf("events", facts[i])));
    const found = await shapesIn(texts);
    expect(new Set(found).size).toBe(17);
    for (const [i, some] of kept.entries()) {
      expect(some.every(({body, bytes}) => body === "" && bytes !== null)).toBe(true);
      expect(await new RowShapes(texts).factsOf("events", some)).toEqual(facts[i]);
    }
  });

  it("run out, and rows of ever other columns are then kept as they came", async () => {
    const texts = memoryStore(), shapes = new RowShapes(texts);
    const facts = Array.from({length: mostShapes + 3}, (_, i) => withCells(`${i}`, {[`c${i}`]: 1}));
    const kept = await shapes.keptOf("events", facts);
    expect(kept.filter(({bytes}) => bytes === null).length).toBe(3);
    expect(await new RowShapes(texts).factsOf("events", kept)).toEqual(facts);
  });

  it("are needed by no label that was taken back", async () => {
    const texts = memoryStore(), facts = [label("a", 2, {retracted: true, row: row({})})];
    const kept = await new RowShapes(texts).keptOf("labels", facts);
    expect(kept.map(({bytes}) => bytes?.length)).toEqual([2]);
    expect(await new RowShapes(texts).factsOf("labels", kept)).toEqual(facts);
    expect(await shapesIn(texts)).toEqual([]);
  });

  it("that are not there are told, and nothing is guessed", async () => {
    const kept = await new RowShapes(memoryStore()).keptOf("events", [withCells("a", {x: 1})]);
    await expect(new RowShapes(memoryStore()).factsOf("events", kept)).rejects.toMatchObject({code: "corrupt"});
  });
});
