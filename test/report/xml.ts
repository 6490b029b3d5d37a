// Reads XML as strictly as its standard asks of what we write, so that a test sees what a CI server would.

/** An element with its attributes and what is in it. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  readonly text: string;
}

const entities: ReadonlyMap<string, string> = new Map([["amp", "&"], ["lt", "<"], ["gt", ">"], ["quot", "\""], ["apos", "'"]]);

// XML 1.0, production 2: the characters that a document may hold.
// oxlint-disable-next-line no-control-regex
const unfit = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

const decoded = (text: string): string => text.replace(/&(?:#(\d+)|(\w+));|&/g, (whole, code?: string, name?: string) => {
  const found = code === undefined ? entities.get(name ?? "") : String.fromCodePoint(Number(code));
  if (found === undefined) throw new Error(`no entity: ${whole}`);
  return found;
});

/** The root of a document; throws where it is not well formed. */
export function parseXml(document: string): Element {
  if (unfit.test(document)) throw new Error("a character that XML cannot hold");
  let rest = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "");
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const found = pattern.exec(rest);
    if (found) rest = rest.slice(found[0].length);
    return found ?? undefined;
  };
  const element = (): Element => {
    const open = take(/^<([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/);
    if (!open) throw new Error(`no element at: ${rest.slice(0, 60)}`);
    const [, name, written, closed] = open, attributes = new Map<string, string>(), children: Element[] = [];
    for (const [, key, value] of written.matchAll(/ ([a-z]+)="([^"]*)"/g)) {
      if (attributes.has(key)) throw new Error(`twice: ${key}`);
      attributes.set(key, decoded(value));
    }
    let text = "";
    while (closed === "" && !take(new RegExp(`^</${name}>`))) {
      const words = take(/^[^<]+/);
      if (words) text += decoded(words[0]);
      else children.push(element());
    }
    return {name, attributes, children, text};
  };
  const root = element();
  if (rest.trim() !== "") throw new Error(`after the root: ${rest.slice(0, 60)}`);
  return root;
}
