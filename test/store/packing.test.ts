import {describe, expect, it} from "vitest";
import {memoryStore} from "../../src/store/memory.ts";
import {Packing} from "../../src/store/packing.ts";
import {event, kpi, label, part, scores} from "./some-facts.ts";

describe("what is kept of facts", () => {
  it("is packed where it is a row or figures, and read by another process as it was", async () => {
    const texts = memoryStore(), mine = new Packing(texts), other = new Packing(texts);
    const events = await mine.keptOf("events", [event("a", 5)]), labels = await mine.keptOf("labels", [label("a", 1)]);
    const some = await mine.keptOf("scores", [scores(1)]), kpis = await mine.keptOf("kpis", [kpi("beds", 0, 1)]), parts = await mine.keptOf("parts", [part(1)]);
    expect([events, labels, some, kpis, parts].map(([{body}]) => body === "")).toEqual([true, true, true, false, false]);
    expect(await other.factsOf("events", events)).toEqual([event("a", 5)]);
    expect(await other.factsOf("labels", labels)).toEqual([label("a", 1)]);
    expect(await other.factsOf("scores", some)).toEqual([scores(1)]);
    expect(await other.factsOf("kpis", kpis)).toEqual([kpi("beds", 0, 1)]);
    expect(await other.factsOf("parts", parts)).toEqual([part(1)]);
  });
});
