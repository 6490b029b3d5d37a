import {describe, expect, it} from "vitest";
import {batchBytes} from "../../src/engine/batch-bytes.ts";

describe("batchBytes", () => {
  it("counts what arrays hold, and a dictionary that batches share once", () => {
    const size = batchBytes(), labels = ["a", "bc"];
    const batch = {rows: 2, columns: [
      {type: "numbers", values: new Float64Array(2), valid: new Uint8Array(2), mismatched: 0},
        {type: "labels", labels, codes: new Int32Array(2), mismatched: 0},
    ]} as const;
    const first = size(batch);
    expect(first).toBeGreaterThan(26 + 2 * 3);
    expect(size(batch)).toBe(26);
    expect(size({rows: 2, columns: [{type: "text", values: [null, "x".repeat(1000)]}]})).toBeGreaterThan(2000);
  });
});
