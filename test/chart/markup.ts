// A strict reader of the markup that this program writes: every attribute quoted, every element closed. Anything else throws.

export interface Element {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (Element | string)[];
}

const voids = new Set(["meta", "link", "input", "col", "wbr", "br"]);
const rawText = new Set(["script", "style"]);
const entities: Readonly<Record<string, string>> = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'",
  "&#96;": "`"};

const decode = (text: string): string => text.replace(/&[^;\s]*;?/g, (entity) => {
  if (!(entity in entities)) throw new Error(`stray ampersand: ${entity}`);
  return entities[entity];
});

/** Reads markup into a tree; the root has no tag. */
export function parseMarkup(markup: string): Element {
  const root: Element = {tag: "", attributes: new Map(), children: []};
  const open = [root];
  const name = "[a-zA-Z][a-zA-Z0-9:-]*";
  const token = new RegExp(`<!doctype html>|</(${name})>|<(${name})((?:\\s+${name}(?:="[^"<>]*")?)*)\\s*(/?)>`, "y");
  let at = 0;
  while (at < markup.length) {
    const top = open[open.length - 1];
    if (rawText.has(top.tag)) {
      const end = markup.indexOf(`</${top.tag}`, at);
      if (end < 0) throw new Error(`unclosed ${top.tag}`);
      if (end > at) top.children.push(markup.slice(at, end));
      at = end;
    } else if (markup[at] !== "<") {
      const end = markup.indexOf("<", at);
      const text = markup.slice(at, end < 0 ? undefined : end);
      if (text.includes(">")) throw new Error(`stray > in text: ${text.slice(0, 80)}`);
      top.children.push(decode(text));
      at += text.length;
      continue;
    }
    token.lastIndex = at;
    const found = token.exec(markup);
    if (!found) throw new Error(`no tag at: ${markup.slice(at, at + 120)}`);
    at = token.lastIndex;
    const [, closing, opening, attributes, selfClosed] = found;
    if (closing !== undefined) {
      if (open.pop()?.tag !== closing) throw new Error(`</${closing}> closes <${top.tag}>`);
    } else if (opening !== undefined) {
      const element: Element = {tag: opening, attributes: readAttributes(attributes), children: []};
      top.children.push(element);
      if (!voids.has(opening) && selfClosed === "") open.push(element);
    }
  }
  if (open.length !== 1) throw new Error(`unclosed: ${open.map(({tag}) => tag).join(" ")}`);
  return root;
}

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, value = ""] of text.matchAll(/([a-zA-Z][a-zA-Z0-9:-]*)(?:="([^"]*)")?/g)) {
    if (attributes.has(name)) throw new Error(`attribute twice: ${name}`);
    attributes.set(name, decode(value));
  }
  return attributes;
}

/** All elements below (and including) one, in document order. */
export const elements = (root: Element): Element[] =>
  [root, ...root.children.flatMap((child) => typeof child === "string" ? [] : elements(child))];

/** The text of an element and all below it, without scripts and styles. */
export const textOf = (root: Element): string =>
  rawText.has(root.tag) ? "" : root.children.map((child) =>
    typeof child === "string" ? child : textOf(child)).join(blocks.has(root.tag) ? " " : "");

const blocks = new Set(["", "html", "body", "main", "section", "div", "table", "thead", "tbody", "tr", "dl", "ul", "ol",
  "details", "svg", "g"]);

/** Elements with this tag. */
export const withTag = (root: Element, tag: string): Element[] => elements(root).filter((element) => element.tag === tag);

/** Elements that carry this class. */
export const withClass = (root: Element, name: string): Element[] =>
  elements(root).filter(({attributes}) => (attributes.get("class") ?? "").split(" ").includes(name));
