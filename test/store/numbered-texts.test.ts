import {describe, expect, it} from "vitest";
import {memoryStore} from "../../src/store/memory.ts";
import {NumberedTexts} from "../../src/store/numbered-texts.ts";
import {collected} from "./reading.ts";

describe("numbered texts", () => {
  it("are read from a number on, each under its word and model", async () => {
    const store = memoryStore(), shapes = new NumberedTexts(store, "shape"), others = new NumberedTexts(store, "headings");
    for (const [number, text] of ["a", "b", "c"].entries()) await shapes.offer("spine", number, text);
    await others.offer("spine", 0, "x");
    expect(await collected(shapes.of("spine", 0))).toEqual(["a", "b", "c"]);
    expect(await collected(shapes.of("spine", 2))).toEqual(["c"]);
    expect(await collected(shapes.of("heart", 0))).toEqual([]);
    expect(await collected(others.of("spine", 0))).toEqual(["x"]);
  });

  it("keep the number that they were given first", async () => {
    const texts = new NumberedTexts(memoryStore(), "shape");
    await Promise.all([texts.offer("spine", 0, "mine"), texts.offer("spine", 0, "yours")]);
    expect(await collected(texts.of("spine", 0))).toEqual(["mine"]);
  });
});
