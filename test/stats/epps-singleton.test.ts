import {describe, expect, it} from "vitest";
import {eppsSingleton} from "../../src/stats/epps-singleton.ts";
import {ordered} from "../../src/stats/ordered.ts";
import {generator} from "../../src/stats/random.ts";
import type {Random} from "../../src/stats/random.ts";

const laws: Readonly<Record<string, (random: Random) => number>> = {
  "normal": (random) => random.normal(), "log-normal": (random) => Math.exp(random.normal()),
    "whole numbers": (random) => Math.round(2 * random.normal()),
  "zero-inflated": (random) => random.next() < 0.3 ? 0 : random.exponential(),
};

describe("Epps and Singleton's test", () => {
  it.each(Object.keys(laws))("alarms at its level at 1000 against 30 values: %s", (law) => {
    const random = generator(14), draw = (size: number) => Float64Array.from({length: size}, () => laws[law](random));
    let alarms = 0, separate = 0;
    for (let i = 0; i < 800; i++) {
      const pair = ordered(draw(1000), draw(30));
      if (eppsSingleton(pair)!.p <= 0.05) alarms++;
      if (eppsSingleton(pair, "separate")!.p <= 0.05) separate++;
    }
    expect(alarms / 800).toBeGreaterThan(0.025);
    expect(alarms / 800).toBeLessThan(0.08);
    expect(separate / 800).toBeGreaterThan(0.25);
  });

  it("sees a change of place, of spread and of shape", () => {
    const random = generator(15), base = Float64Array.from({length: 500}, () => random.normal());
    const changes: readonly ((x: number) => number)[] = [(x) => x + 0.5, (x) => 1.6 * x,
      (x) => Math.abs(x) * Math.SQRT1_2 * Math.sign(x) ** 2 + (x > 0 ? 0.4 : -1.5)];
    for (const change of changes) {
      const current = Float64Array.from({length: 500}, () => change(random.normal()));
      expect(eppsSingleton(ordered(base, current))!.p).toBeLessThan(1e-4);
    }
  });

  it("knows fewer directions on few distinct values", () => {
    const two = (ones: number, size: number) => Float64Array.from({length: size}, (_, i) => i < ones ? 1 : 0);
    expect(eppsSingleton(ordered(two(20, 40), two(12, 30)))!.df).toBe(1);
  });

  it("has no answer for fewer than five values or where most are equal", () => {
    const four = Float64Array.of(1, 2, 3, 4), many = Float64Array.from({length: 20}, (_, i) => i);
    expect(eppsSingleton(ordered(four, many))).toBeUndefined();
    const mostlyZero = many.map((x) => x < 18 ? 0 : x);
    expect(eppsSingleton(ordered(mostlyZero, mostlyZero))).toBeUndefined();
  });
});
