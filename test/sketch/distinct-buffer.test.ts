import {describe, expect, it} from "vitest";
import {distinctBuffer} from "../../src/sketch/distinct-buffer.ts";
import {textHash} from "../../src/sketch/hash.ts";

const hash = textHash(), numbers = Float64Array.from({length: 30_000}, (_, i) => hash.number(String(i % 20_000)));
const smallest = Float64Array.from(new Set(numbers)).sort();

describe("distinctBuffer", () => {
  it("passes over negative hashes and looks at the first n only", () => {
    const buffer = distinctBuffer({cap: 10, sample: 5});
    buffer.add(Float64Array.of(5, -1, 3, -2, 5, 99), 5);
    expect(buffer.state()).toEqual({hashes: Float64Array.of(3, 5), complete: true});
  });

  it.each([[30_000, 400], [20_000, 400], [19_999, 400], [500, 500]])("gives the state of all hashes with a cap of %i",
    (cap, sample) => {
    const buffer = distinctBuffer({cap, sample});
    for (let from = 0; from < numbers.length; from += 700) {
      const part = numbers.subarray(from, from + 700);
      buffer.add(part, part.length);
    }
    const complete = cap >= 20_000;
    expect(buffer.state()).toEqual({hashes: complete ? smallest : smallest.slice(0, sample), complete});
  });

  it("goes on after its state was asked for", () => {
    const buffer = distinctBuffer({cap: 100, sample: 50});
    buffer.add(numbers, 15_000);
    const first = buffer.state();
    first.hashes.fill(0);
    buffer.add(numbers.subarray(15_000), 15_000);
    expect(buffer.state()).toEqual({hashes: smallest.slice(0, 50), complete: false});
  });

  it("is the same past the size at which hashes move to the state", () => {
    const many = Float64Array.from({length: 1_200_000}, (_, i) => hash.number(String(i))),
      buffer = distinctBuffer({cap: 2 ** 20, sample: 64});
    buffer.add(many, many.length);
    expect(buffer.state()).toEqual({hashes: many.sort().slice(0, 64), complete: false});
  });
});
