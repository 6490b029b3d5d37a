// Reads TypeScript roughly, as far as the house rules need: imports, and functions with their lines and parameters.
import {readdirSync, readFileSync} from "node:fs";
import {join, posix} from "node:path";

/** A file of the project. */
export interface SourceFile {
  /** Path from the root of the project, with slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  /** Path from the root of the project; packages keep their name. */
  readonly target: string;
  readonly typeOnly: boolean;
}

export interface FunctionShape {
  readonly line: number;
  readonly lines: number;
  readonly parameters: number;
}

/** All TypeScript files under a folder of the project. */
export function filesUnder(root: string, folder: string): SourceFile[] {
  const names = readdirSync(join(root, folder), {recursive: true, encoding: "utf8"}).filter((name) => name.endsWith(".ts"));
  const paths = names.map((name) => posix.join(folder, name.replaceAll("\\", "/"))).sort();
  return paths.map((path) => ({path, text: readFileSync(join(root, path), "utf8")}));
}

const importPattern = /^\s*(?:import|export)\s+(?:(type)\s+)?(?:([^;"'`]*?)\s*from\s*)?"([^"]+)"|\bimport\("([^"]+)"\)/gm;

/** What a file imports, types and lazy imports included. */
export function importsOf({path, text}: SourceFile): Import[] {
  return [...text.matchAll(importPattern)].map(([, type, names = "", fixed, lazy]) => {
    const from = fixed ?? lazy;
    const inside = names.match(/\{([^}]*)\}/)?.[1];
    const isType = (name: string): boolean => name.trim() === "" || name.trim().startsWith("type ");
    const allTypes = inside !== undefined && /^\s*\{/.test(names) && inside.split(",").every(isType);
    return {target: from.startsWith(".") ? posix.join(posix.dirname(path), from) : from, typeOnly: type !== undefined || allTypes};
  });
}

/** The code with comments, strings and regular expressions turned to spaces, so that every bracket left is a bracket. */
export function blanked(text: string): string {
  const out = [...text.split("")], templates: number[] = [];
  const word = /[\w$]+/y;
  let depth = 0, i = 0, last = "";
  const blank = (from: number, to: number): void => { for (let k = from; k < to; k++) if (out[k] !== "\n") out[k] = " "; };
  const skipTo = (end: number): void => { blank(i, end); i = end; };
  const template = (from: number): void => {
    let k = from;
    while (k < text.length && text[k] !== "`" && !(text[k] === "$" && text[k + 1] === "{")) k += text[k] === "\\" ? 2 : 1;
    const code = text[k] === "$";
    if (code) templates.push(depth);
    skipTo(Math.min(text.length, k + (code ? 2 : 1)));
    last = code ? "(" : "x";
  };
  while (i < text.length) {
    const c = text[i];
    if (text.startsWith("//", i)) skipTo(indexAfter(text, "\n", i) - 1);
    else if (text.startsWith("/*", i)) skipTo(indexAfter(text, "*/", i));
    else if (c === '"' || c === "'") { skipTo(endOfQuoted(text, i)); last = "x"; }
    else if (c === "`") template(i + 1);
    else if (c === "}" && templates.at(-1) === depth) { templates.pop(); template(i + 1); }
    else if (c === "/" && /[(,=:[!&|?{};+\-*%~^<>\n]|^$/.test(last)) { skipTo(endOfPattern(text, i)); last = "x"; }
    else {
      if (c === "{") depth++;
      else if (c === "}") depth--;
      word.lastIndex = i;
      const found = word.exec(text)?.[0];
      if (found) last = ["return", "typeof", "case", "in", "of", "yield", "await"].includes(found) ? "(" : "x";
      else if (!/\s/.test(c)) last = c;
      i += found?.length ?? 1;
    }
  }
  return out.join("");
}

const indexAfter = (text: string, end: string, from: number): number => {
  const at = text.indexOf(end, from + 1);
  return at < 0 ? text.length + (end === "\n" ? 1 : 0) : at + end.length;
};

function endOfQuoted(text: string, from: number): number {
  let k = from + 1;
  while (k < text.length && text[k] !== text[from]) k += text[k] === "\\" ? 2 : 1;
  return k + 1;
}

function endOfPattern(text: string, from: number): number {
  let k = from + 1, inClass = false;
  while (k < text.length && (inClass || text[k] !== "/") && text[k] !== "\n") {
    if (text[k] === "[") inClass = true;
    else if (text[k] === "]") inClass = false;
    k += text[k] === "\\" ? 2 : 1;
  }
  while (/[a-z]/.test(text[k + 1] ?? "")) k++;
  return k + 1;
}

const closing: Readonly<Record<string, string>> = {"(": ")", "[": "]", "{": "}"};

/** Index of the bracket that closes the one at `from`. */
function closed(code: string, from: number): number {
  const open: string[] = [];
  for (let k = from; k < code.length; k++) {
    if (closing[code[k]]) open.push(closing[code[k]]);
    else if (code[k] === open.at(-1) && open.pop() && open.length === 0) return k;
  }
  return code.length - 1;
}

const after = (code: string, from: number): number => {
  let k = from;
  while (/\s/.test(code[k] ?? "")) k++;
  return k;
};

/** Where the body begins that follows a parameter list ending at `from`: after `=>`, at `{`; -1 when this is no function. */
function bodyAfter(code: string, from: number, named: boolean): number {
  let k = after(code, from), previous = "", angle = 0;
  if (code[k] !== ":" && !code.startsWith("=>", k) && code[k] !== "{") return -1;
  for (; k < code.length; k = after(code, k + 1)) {
    const c = code[k];
    // After a name, an arrow belongs to the type of a function that is returned.
    if (code.startsWith("=>", k) && angle === 0 && !(named && previous === ")")) return k + 2;
    if (c === "{" && (previous === "" || /[\w$>\])}]/.test(previous))) return named ? k : -1;
    if (closing[c]) k = closed(code, k);
    else if (c === "<") angle++;
    else if (c === ">" && previous !== "=") angle--;
    else if (/[;)\]}]/.test(c) || (c === "," && angle === 0)) return -1;
    previous = code[k];
  }
  return -1;
}

/** The last character of a body: of its block, or of its expression. */
function endOfBody(code: string, from: number): number {
  const start = after(code, from);
  if (code[start] === "{") return closed(code, start);
  for (let k = start; k < code.length; k++) {
    if (closing[code[k]]) k = closed(code, k);
    else if (/[,;)\]}]/.test(code[k])) return k - 1;
  }
  return code.length - 1;
}

function parametersIn(list: string): number {
  let depth = 0, count = 0, any = false;
  for (let k = 0; k < list.length; k++) {
    const c = list[k];
    if (/[([{]/.test(c) || (c === "<" && /[\w$]/.test(list[k - 1] ?? ""))) depth++;
    else if (/[)\]}]/.test(c) || (c === ">" && list[k - 1] !== "=" && depth > 0)) depth--;
    else if (c === "," && depth === 0) { count += any ? 1 : 0; any = false; continue; }
    if (!/\s/.test(c)) any = true;
  }
  return count + (any ? 1 : 0);
}

/** The name that a parenthesis follows, type parameters left out. */
function wordBefore(code: string, from: number): string {
  let k = from - 1;
  if (code[k] === ">") while (k > 0 && code[k] !== "<") k--;
  if (code[k] === "<") k--;
  while (/\s/.test(code[k] ?? "")) k--;
  const end = k + 1;
  while (/[\w$]/.test(code[k] ?? "")) k--;
  return code.slice(k + 1, end);
}

const control = new Set(["if", "for", "while", "switch", "catch", "with", "return"]);

/** Every function of a file: declared, arrow or method. */
export function functionsOf(text: string): FunctionShape[] {
  const code = blanked(text), found: FunctionShape[] = [];
  let line = 1;
  for (let k = 0; k < code.length; k++) {
    if (code[k] === "\n") line++;
    if (code[k] !== "(") continue;
    const word = wordBefore(code, k);
    if (control.has(word)) continue;
    const end = closed(code, k), body = bodyAfter(code, end + 1, word !== "" && word !== "async");
    if (body < 0) continue;
    const lines = code.slice(k, endOfBody(code, body)).split("\n").length;
    found.push({line, lines, parameters: parametersIn(code.slice(k + 1, end))});
    // Parentheses in the signature's types are no functions of their own.
    line += code.slice(k, body).split("\n").length - 1;
    k = body - 1;
  }
  return found;
}
