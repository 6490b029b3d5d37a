import {defineConfig} from "vitest/config";
export default defineConfig({
  // Every core works: the tests are bound by the processor, not by what they wait for.
  test: {include: ["test/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: "100%"},
});
