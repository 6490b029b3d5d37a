import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {hypergeometric, hypergeometricRange, logHypergeometric} from "../../src/stats/hypergeometric.ts";
import {near} from "./near.ts";

describe("the hypergeometric law", () => {
  it("has mpmath's digits for millions of rows, near the middle and far out", () => {
    near(hypergeometric(2140630, {total: 5617967, marked: 2543309, drawn: 4731020}), 2.6139627845494617e-5);
    near(hypergeometric(126834, {total: 4254949, marked: 885651, drawn: 648212}), 1.9355114984672717e-162);
    near(hypergeometric(15554, {total: 161628, marked: 29828, drawn: 85561}), 5.1729697930018777e-5);
    near(hypergeometric(1, {total: 46, marked: 33, drawn: 1}), 33 / 46, 1e-14);
  });

  it("adds up to 1 over its range, and is 0 outside", () => {
    const urn = fc.tuple(fc.nat(80), fc.nat(80), fc.nat(80))
      .map(([rest, marked, drawn]) => ({total: Math.max(rest, marked, drawn, 1), marked, drawn}));
    fc.assert(fc.property(urn, (it) => {
      const [least, most] = hypergeometricRange(it);
      let sum = 0;
      for (let k = least; k <= most; k++) sum += hypergeometric(k, it);
      near(sum, 1, 1e-12);
      expect([logHypergeometric(least - 1, it), logHypergeometric(most + 1, it)]).toEqual([-Infinity, -Infinity]);
    }));
  });

  it("is the same seen from what is drawn and from what is marked", () => {
    const turned = logHypergeometric(7, {total: 900, marked: 200, drawn: 31});
    near(logHypergeometric(7, {total: 900, marked: 31, drawn: 200}), turned, 1e-13);
  });
});
