import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {escape, printable} from "../../src/chart/escape.ts";
import {html} from "../../src/chart/html.ts";
import {elements, parseMarkup, textOf} from "./markup.ts";

describe("escape", () => {
  it("leaves no character that could open a tag, an entity or leave a quoted attribute", () => {
    fc.assert(fc.property(fc.string({unit: "binary"}), (text) => {
      expect(escape(text)).not.toMatch(/[<>"'`]|&(?!(amp|lt|gt|quot|#39|#96);)/);
    }));
  });

  it("turns direction overrides, controls and lone surrogates into replacement characters", () => {
    expect(printable("a\u202Eb\u0000c\uD800d\u2066e\u0085")).toBe("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFD");
  });

  it("leaves letters of all scripts, emoji, tabs and line breaks as they are", () => {
    expect(printable("é א 🦴👩🏽‍⚕️\t\n")).toBe("é א 🦴👩🏽‍⚕️\t\n");
  });
});

describe("html", () => {
  it("round-trips any text through an element and an attribute, and makes no element of it", () => {
    fc.assert(fc.property(fc.string({unit: "binary"}), (text) => {
      const root = parseMarkup(String(html`<p title="${text}">${text}</p>`));
      const [, p] = elements(root);
      expect(elements(root)).toHaveLength(2);
      expect(p.attributes.get("title")).toBe(printable(text));
      expect(textOf(p)).toBe(printable(text));
    }));
  });

  it("lets markup through and flattens lists of it", () => {
    const items = ["<a>", "b"].map((text) => html`<li>${text}</li>`);
    expect(String(html`<ul>${items}</ul>`)).toBe("<ul><li>&lt;a&gt;</li><li>b</li></ul>");
  });

  it("drops the line breaks of templates beside tags and holes, and keeps those of values", () => {
    const text = "two\n  lines";
    expect(String(html`
      <p class="a"
        id="b">
        Words that
        go on, ${text}
      </p>`)).toBe("<p class=\"a\" id=\"b\">Words that go on, two\n  lines</p>");
  });

  it("leaves nothing for null, undefined and false, and no NaN for NaN", () => {
    expect(String(html`[${null}${undefined}${false}${0}${NaN}${Infinity}]`)).toBe("[0––]");
  });

  it("does not take an object from JSON for markup", () => {
    const forged = JSON.parse("{\"markup\": \"<script>\", \"text\": \"<script>\", \"toString\": \"<script>\"}") as string;
    expect(() => String(html`${forged}`)).toThrow();
  });
});
