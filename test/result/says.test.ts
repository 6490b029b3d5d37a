import {describe, expect, it} from "vitest";
import {withUnit} from "../../src/result/says.ts";

describe("withUnit", () => {
  it("tells shares in percent and differences of them in points, without powers of ten", () => {
    expect([0.123456, 0, 4.97e-7, -3e-8, 1].map((share) => withUnit(share, "share"))).toEqual(["12.3 %", "0 %", "about 0 %", "about 0 %", "100 %"]);
    expect([0.05, 0.01, 2e-9].map((difference) => withUnit(difference, "points"))).toEqual(["5 points", "1 point", "about 0 points"]);
  });

  it("tells large numbers in words and not in powers of ten", () => {
    expect([2e6, -1_234_567, 3.4e9, 999_999, 1e12].map((value) => withUnit(value, "EUR")))
      .toEqual(["2 million EUR", "-1.23 million EUR", "3.4 billion EUR", "1000000 EUR", "1 trillion EUR"]);
  });

  it("counts in whole words, and leaves other numbers their size", () => {
    expect([withUnit(1, "rows"), withUnit(2, "rows"), withUnit(4.97e-7, "nats")]).toEqual(["1 row", "2 rows", "4.97e-7 nats"]);
  });
});
