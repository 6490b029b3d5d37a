import {expect, it} from "vitest";
import {tableName, windowText} from "../../src/report/window-text.ts";

const text = (start: string, end?: string): string => String(windowText(start, end)).replace(/<[^>]*>/g, "");

it("windowText names whole days by their first and last", () => {
  expect(text("2025-03-01T00:00:00.000Z", "2025-04-01T00:00:00.000Z")).toBe("2025-03-01 to 2025-03-31");
  expect(text("2025-03-01T00:00:00Z", "2025-03-02T00:00:00Z")).toBe("2025-03-01");
});

it("windowText gives the clock when it matters", () => {
  expect(text("2025-03-01T06:00:00.000Z", "2025-03-01T07:00:00.000Z")).toBe("2025-03-01 06:00 UTC to 2025-03-01 07:00 UTC");
  expect(text("2025-04-02T06:00:00.000Z")).toBe("2025-04-02 06:00 UTC");
});

it("windowText shows what is no instant as it is", () => {
  expect(text("2025-13-45T00:00:00Z", "2025-99-99T00:00:00Z")).toBe("2025-13-45 00:00 UTC to 2025-99-99 00:00 UTC");
  expect(text("last month", "<b>")).toBe("last month to &lt;b&gt;");
});

it("windowText leaves seconds to the machine", () => {
  expect(text("2026-11-26T10:22:02.811Z")).toBe("2026-11-26 10:22 UTC");
  expect(String(windowText("2026-11-26T10:22:02.811Z"))).toContain('datetime="2026-11-26T10:22:02.811Z"');
});

it("tableName tells a window as people read it, and any other name as it is", () => {
  const named = (name: string): string => String(tableName(name)).replace(/<[^>]*>/g, "");
  expect(named("2026-11-25T00:00:00.000Z to 2026-11-26T00:00:00.000Z")).toBe("2026-11-25");
  expect(named("train.csv")).toBe("train.csv");
  expect(named("2026-11-25T00:00:00.000Z to now")).toBe("2026-11-25T00:00:00.000Z to now");
});
