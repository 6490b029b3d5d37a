import {describe, expect, it} from "vitest";
import {memoryStore} from "../../src/store/memory.ts";
import {served} from "./served.ts";

describe("readiness", () => {
  it("is denied where the store does not answer, and no answer waits for it", async () => {
    const store = memoryStore(), it = await served({store});
    expect((await it.get("/readyz")).status).toBe(200);
    store.value = () => new Promise(() => {});
    const {status, headers} = await it.get("/readyz");
    expect([status, headers["retry-after"]]).toEqual([503, "5"]);
    expect((await it.get("/healthz")).status).toBe(200);
  });
});
