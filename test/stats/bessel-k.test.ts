import {describe, it} from "vitest";
import {besselK, besselKScaled} from "../../src/stats/bessel-k.ts";
import {near} from "./near.ts";

describe("besselK(v, x)", () => {
  it("has mpmath's digits at order 1/4", () => {
    near(besselK(0.25, 0.01), 6.16574126413924, 1e-14);
    near(besselK(0.25, 1), 0.4307397744485855, 1e-14);
    near(besselK(0.25, 300), 3.724082115730835e-132, 1e-14);
  });

  it("is sqrt(pi / 2x) e^-x at order 1/2", () => {
    for (const x of [1e-3, 0.5, 7, 400, 1e6]) near(besselKScaled(0.5, x), Math.sqrt(Math.PI / (2 * x)), 1e-14);
  });
});
