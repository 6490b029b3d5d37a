import {describe, expect, it} from "vitest";
import {type Colour, paint, palette} from "../../src/chart/palette.ts";

/** Relative luminance and contrast ratio (WCAG 2.2). */
const luminance = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

const texts: readonly Colour[] = ["ink", "soft", "link", "fail", "warn", "ok", "unknown", "none", "current"];
const grounds: readonly Colour[] = ["ground", "surface", "raised"];
const tints = ["fail", "warn", "ok", "unknown", "none"] as const;

describe.each(["light", "dark"] as const)("the %s palette", (theme) => {
  const colours = palette[theme];

  it.each(texts)("has %s readable (4.5) on every ground", (text) => {
    for (const ground of grounds) expect(contrast(colours[text], colours[ground]),
      `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it.each(tints)("has %s and plain text readable (4.5) on its tint", (tone) => {
    for (const text of [tone, "ink", "soft"] as const) expect(contrast(colours[text], colours[`${tone}-tint`]),
      text).toBeGreaterThanOrEqual(4.5);
  });

  it("has lines that carry meaning visible (3) on the surface", () => {
    for (const line of ["reference", "current", "strong"] as const) expect(contrast(colours[line], colours.surface),
      line).toBeGreaterThanOrEqual(3);
  });

  it("tells reference from current by lightness or hue even in grey: the outline stands out on the fill", () => {
    expect(contrast(colours.current, colours["reference-fill"])).toBeGreaterThanOrEqual(2.5);
  });
});

it("names a custom property and the light colour behind it", () => {
  expect(paint("current")).toBe(`var(--current, ${palette.light.current})`);
});
