import {describe, expect, it} from "vitest";
import {pauseAfter} from "../../src/client/pause.ts";
import {type Entry, queue} from "../../src/client/queue.ts";

const entry = (json: string, kind: Entry["kind"] = "events"): Entry => ({kind, json});
const texts = (entries: readonly Entry[]): string => entries.map(({json}) => json).join("");

describe("the queue", () => {
  it("gives what goes to one address, at most so many and so long", () => {
    const waiting = queue(10);
    for (const letter of "abcd") waiting.push(entry(letter));
    waiting.push(entry("l", "labels"));
    waiting.push(entry("e"));
    expect([waiting.take(2, 100), waiting.take(10, 1), waiting.take(10, 100), waiting.take(10, 100), waiting.take(10, 100)].map(texts))
      .toEqual(["ab", "c", "d", "l", "e"]);
  });

  it("gives an entry that is too long by itself", () => {
    const waiting = queue(10);
    for (const text of ["long", "b"]) waiting.push(entry(text));
    expect(texts(waiting.take(10, 1))).toBe("long");
  });

  it("drops the oldest and counts them, also those that are put back", () => {
    const waiting = queue(10);
    for (let i = 0; i < 25; i++) waiting.push(entry(`${i},`));
    const taken = waiting.take(3, 100);
    expect(texts(taken)).toBe("15,16,17,");
    for (let i = 25; i < 27; i++) waiting.push(entry(`${i},`));
    waiting.putBack(taken);
    expect([waiting.length, waiting.dropped]).toEqual([10, 17]);
    expect(texts(waiting.take(1, 100))).toBe("17,");
  });
});

describe("the pause between tries", () => {
  it("doubles up to a bound, by chance less than that, and never under what was asked", () => {
    const pause = [100, 1000] as const;
    const pauses = [0, 1, 2, 3, 4, 50].map((failures) => pauseAfter(failures, 0, {pause, random: () => 1}));
    expect(pauses).toEqual([100, 200, 400, 800, 1000, 1000]);
    expect(pauseAfter(0, 5000, {pause, random: () => 0})).toBe(5050);
  });
});
