import {describe, expect, it} from "vitest";
import {Figures} from "../../src/store/figures.ts";
import {memoryStore} from "../../src/store/memory.ts";
import {mostHeadings, ScoreHeadings} from "../../src/store/score-headings.ts";
import {figure, scores} from "./some-facts.ts";

const about = (generation: number, measure: string) => scores(generation, {figures: Figures.of([figure(measure)])});

describe("the headings of scores", () => {
  it("are kept once, and are the very same for all that are read", async () => {
    const texts = memoryStore(), facts = [scores(1), about(2, "psi"), scores(3)], kept = await new ScoreHeadings(texts).keptOf(facts);
    expect(kept.map(({body, bytes}) => [body, bytes?.[0]])).toEqual([["", 0], ["", 1], ["", 0]]);
    expect(await texts.value("headings 1 spine")).toBe('[["drift","tilt",null,"psi"]]');
    expect(await texts.value("headings 2 spine")).toBeNull();
    const read = await new ScoreHeadings(texts).factsOf(kept);
    expect(read).toEqual(facts);
    expect(read[0].figures.headings).toBe(read[2].figures.headings);
  });

  it("leave room for how far back the verdicts reach", async () => {
    const texts = memoryStore(), facts = [1, 2, 30].map((reach, i) => scores(i + 1, reach > 1 ? {reach} : {}));
    const many = Array.from({length: mostHeadings - 1}, (_, i) => about(i + 1, `m${i}`)), headings = new ScoreHeadings(texts);
    expect(await headings.factsOf(await headings.keptOf(facts))).toEqual(facts);
    await headings.keptOf(many);
    const last = {...many[many.length - 1], reach: 30};
    expect(await new ScoreHeadings(texts).factsOf(await headings.keptOf([last]))).toEqual([last]);
  });

  it("mean the same to all who add some at once", async () => {
    const texts = memoryStore(), users = Array.from({length: 5}, () => new ScoreHeadings(texts));
    const facts = users.map((_, i) => Array.from({length: 8}, (_k, k) => about(k + 1, `m${(3 * i + k) % 11}`)));
    const kept = await Promise.all(users.map((headings, i) => headings.keptOf(facts[i])));
    for (const [i, some] of kept.entries()) expect(await new ScoreHeadings(texts).factsOf(some)).toEqual(facts[i]);
    expect(await texts.value("headings 10 spine")).not.toBeNull();
    expect(await texts.value("headings 11 spine")).toBeNull();
  });

  it("run out, and scores under ever others are then kept as they say themselves", async () => {
    const texts = memoryStore(), facts = Array.from({length: mostHeadings + 2}, (_, i) => about(i + 1, `m${i}`));
    const kept = await new ScoreHeadings(texts).keptOf(facts);
    expect(kept.filter(({bytes}) => bytes === null).length).toBe(2);
    expect(await new ScoreHeadings(texts).factsOf(kept)).toEqual(facts);
  });

  it("that are not there are told, and nothing is guessed", async () => {
    const kept = await new ScoreHeadings(memoryStore()).keptOf([scores(1)]);
    await expect(new ScoreHeadings(memoryStore()).factsOf(kept)).rejects.toMatchObject({code: "corrupt"});
  });
});
