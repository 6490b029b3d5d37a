import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {symmetricEigen} from "../../src/stats/symmetric-eigen.ts";

describe("eigenvalues of a symmetric matrix", () => {
  it("put the matrix together again with their vectors", () => {
    const entries = fc.array(fc.integer({min: -9, max: 9}), {minLength: 10, maxLength: 10});
    fc.assert(fc.property(entries, (list) => {
      const matrix = new Float64Array(16);
      let next = 0;
      for (let i = 0; i < 4; i++) for (let j = 0; j <= i; j++) matrix[4 * i + j] = matrix[4 * j + i] = list[next++];
      const {values, vectors} = symmetricEigen(matrix);
      for (let i = 0; i < 4; i++)
        for (let j = 0; j < 4; j++) {
          let sum = 0, product = 0;
          for (let k = 0; k < 4; k++) { sum += vectors[4 * i + k] * values[k] * vectors[4 * j + k]; product += vectors[4 * k +
            i] * vectors[4 * k + j]; }
          expect(sum).toBeCloseTo(matrix[4 * i + j], 9);
          expect(product).toBeCloseTo(i === j ? 1 : 0, 9);
        }
    }));
  });

  it("are the diagonal of a diagonal matrix", () => {
    expect([...symmetricEigen(Float64Array.of(3, 0, 0, 5)).values]).toEqual([3, 5]);
  });
});
