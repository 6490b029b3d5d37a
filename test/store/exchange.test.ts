import {describe, expect, it} from "vitest";
import {exported, imported} from "../../src/store/exchange.ts";
import {factKinds} from "../../src/store/fact.ts";
import {notePruned, prunedUntil} from "../../src/store/pruned.ts";
import {memoryStore} from "../../src/store/memory.ts";
import {all, collected} from "./reading.ts";
import {event, held, key, kpi, label, part, row, run, scores, sum} from "./some-facts.ts";

const linesOf = async function* (text: string): AsyncGenerator<string> { yield* text.split("\n"); };

const filled = async () => {
  const store = memoryStore();
  await store.append("events", [event("a", 1, {row: row({["__proto__"]: "x", "a\nb": 1})}), event("b", 2, {model: "heart"})]);
  await store.append("labels", [label("a", 1), label("a", 2)]);
  await store.append("parts", [part(1), part(2, {bytes: new Uint8Array(100_000).fill(9)})]);
  await store.append("sums", [sum()]);
  await store.append("runs", [run(1)]);
  await store.append("scores", [scores(1), scores(2)]);
  await store.append("keys", [key("k", 1)]);
  await store.append("kpis", [kpi("beds", 0, 1)]);
  await store.append("quarantine", [held("q")]);
  return store;
};

describe("an export", () => {
  it("is imported into another store as it was, and a second time changes nothing", async () => {
    const from = await filled(), to = memoryStore(), text = (await collected(exported(from))).join("");
    expect(await imported(to, linesOf(text))).toEqual({facts: 13, added: 13});
    for (const kind of factKinds) expect(await all(to, kind)).toEqual(await all(from, kind));
    expect(await imported(to, linesOf(text))).toEqual({facts: 13, added: 0});
  });

  it("takes along up to where events have expired", async () => {
    const from = await filled(), to = memoryStore();
    await notePruned(from, "spine", 5);
    await imported(to, linesOf((await collected(exported(from))).join("")));
    expect([await prunedUntil(to, "spine"), await prunedUntil(to, "heart")]).toEqual([5, -Infinity]);
    await notePruned(to, "spine", 9);
    await imported(to, linesOf((await collected(exported(from))).join("")));
    expect(await prunedUntil(to, "spine")).toBe(9);
  });

  it("can be of one model and of some kinds", async () => {
    const text = (await collected(exported(await filled(), {model: "spine", kinds: ["events", "labels"]}))).join("");
    expect(text.trim().split("\n").map((line) => (JSON.parse(line) as {kind: string}).kind)).toEqual(["events", "labels", "labels"]);
  });

  it.each([
    ["{", "line 2: not JSON"], ["null", "line 2: unknown kind: undefined; one of: events,"], ['{"kind":"events"}', "line 2: no fact"],
    ['{"kind":"events","fact":{}}', "line 2: not a fact of the kind events"], ['{"kind":"kpis","fact":{"model":"a"}}', "line 2: not a fact of the kind kpis"],
    [JSON.stringify({kind: "events", fact: {...event("a", 1), time: "noon"}}), "line 2: not a fact of the kind events"],
    [JSON.stringify({kind: "parts", fact: {...part(1), bytes: undefined}}), "line 2: not a fact of the kind parts"],
    ['{"kind":"scores","fact":{"figures":[{"verdict":"fine"}]}}', 'line 2: unknown verdict "fine"'],
  ])("that is damaged is refused with the line: %s", async (line, message) => {
    await expect(imported(memoryStore(), linesOf(`\n${line}`))).rejects.toMatchObject({code: "corrupt", message: expect.stringContaining(message) as string});
  });
});
