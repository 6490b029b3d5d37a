/** A measure named in a formula, with what was said of it in brackets: `recall(class: "Hernia")`. */
export interface FormulaTerm {
  /** The id of a measure, written with _ for -. */
  readonly measure: string;
  /** The column that it is asked of; null for measures of the table. */
  readonly column: string | null;
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

/** Arithmetic over named measures: parsed once, never run as code. */
export interface Formula {
  /** Each measure that is named, once. */
  readonly terms: readonly FormulaTerm[];
  /** The value, given those of the terms in their order; NaN or infinite where the arithmetic has none. */
  evaluate(values: readonly number[]): number;
}

/** A formula that cannot be read: the message names the place and what was expected there. */
export class FormulaError extends Error {
  constructor(text: string, at: number, expected: string) {
    const found = at >= text.length ? "the end" : JSON.stringify(text.slice(at, at + 12));
    super(`invalid formula: ${JSON.stringify(text)} at character ${at + 1}: expected ${expected} instead of ${found}`);
    this.name = "FormulaError";
  }
}

type Node = (values: readonly number[]) => number;

const functions: Readonly<Record<string, {readonly arguments: readonly [number, number]; readonly of: (...values: number[]) => number}>> = {
  abs: {arguments: [1, 1], of: Math.abs}, sqrt: {arguments: [1, 1], of: Math.sqrt}, log: {arguments: [1, 1], of: Math.log},
  exp: {arguments: [1, 1], of: Math.exp}, min: {arguments: [1, 20], of: Math.min}, max: {arguments: [1, 20], of: Math.max},
};

/** Longest text and deepest brackets that are read. */
const longest = 2000, deepest = 50;

const spaces = /\s*/y, number = /(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iy, name = /[a-z][a-z0-9_]*/iy, text = /"((?:[^"\\]|\\["\\])*)"/y;

/** Reads a formula by recursive descent: sums of products of powers of signed terms. */
class Reader {
  readonly source: string;
  readonly terms: FormulaTerm[] = [];
  private at = 0;
  private depth = 0;

  constructor(source: string) {
    this.source = source;
  }

  formula(): Node {
    const node = this.sum();
    if (this.at < this.source.length) this.fail("an operator or the end");
    return node;
  }

  private fail(expected: string): never {
    throw new FormulaError(this.source, this.at, expected);
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    spaces.lastIndex = this.at;
    this.at += spaces.exec(this.source)?.[0].length ?? 0;
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source);
    if (found) this.at += found[0].length;
    spaces.lastIndex = this.at;
    if (found) this.at += spaces.exec(this.source)?.[0].length ?? 0;
    return found;
  }

  private sum(): Node {
    let left = this.product();
    for (let sign = this.take(/[+-]/y); sign; sign = this.take(/[+-]/y)) {
      const before = left, right = this.product();
      left = sign[0] === "+" ? (values) => before(values) + right(values) : (values) => before(values) - right(values);
    }
    return left;
  }

  private product(): Node {
    let left = this.power();
    for (let sign = this.take(/[*/]/y); sign; sign = this.take(/[*/]/y)) {
      const before = left, right = this.power();
      left = sign[0] === "*" ? (values) => before(values) * right(values) : (values) => before(values) / right(values);
    }
    return left;
  }

  /** -x ^ 2 is -(x ^ 2), and powers bind to the right. */
  private power(): Node {
    if (++this.depth > deepest) this.fail("fewer brackets and signs within each other");
    const sign = this.take(/[+-]/y);
    const base = sign ? this.power() : this.single();
    this.depth--;
    if (sign) return sign[0] === "-" ? (values) => -base(values) : base;
    if (!this.take(/\^/y)) return base;
    const exponent = this.power();
    return (values) => base(values) ** exponent(values);
  }

  private single(): Node {
    const literal = this.take(number);
    if (literal) {
      const value = Number(literal[0]);
      return () => value;
    }
    if (this.take(/\(/y)) {
      const inner = this.sum();
      if (!this.take(/\)/y)) this.fail('")"');
      return inner;
    }
    const word = this.take(name);
    if (!word) return this.fail("a number, a measure, a function or (");
    return Object.hasOwn(functions, word[0]) ? this.call(word[0]) : this.term(word[0]);
  }

  private call(word: string): Node {
    const {arguments: [least, most], of} = functions[word];
    if (!this.take(/\(/y)) this.fail(`"(" after ${word}`);
    const parts = [this.sum()];
    while (this.take(/,/y)) parts.push(this.sum());
    if (parts.length < least || parts.length > most) this.fail(`${least === most ? least : `${least} to ${most}`} arguments of ${word}`);
    if (!this.take(/\)/y)) this.fail('")"');
    return (values) => of(...parts.map((part) => part(values)));
  }

  private term(word: string): Node {
    const options = Object.create(null) as Record<string, string | number | boolean>;
    let column: string | null = null;
    if (this.take(/\(/y)) {
      do {
        const key = this.take(name)?.[0] ?? this.fail("an option such as class");
        if (!this.take(/:/y)) this.fail('":"');
        const value = this.value();
        if (key === "column") column = String(value);
        else options[key] = value;
      } while (this.take(/,/y));
      if (!this.take(/\)/y)) this.fail('")"');
    }
    const term = {measure: word.replaceAll("_", "-"), column, options}, known = JSON.stringify(term);
    let place = this.terms.findIndex((other) => JSON.stringify(other) === known);
    if (place < 0) place = this.terms.push(term) - 1;
    return (values) => values[place];
  }

  private value(): string | number | boolean {
    const quoted = this.take(text);
    if (quoted) return quoted[1].replace(/\\(["\\])/g, "$1");
    const sign = this.take(/-/y), literal = this.take(number);
    if (literal) return (sign ? -1 : 1) * Number(literal[0]);
    const word = this.take(/true|false/y);
    return word ? word[0] === "true" : this.fail('a "text", a number, true or false');
  }
}

/** Reads arithmetic over named measures; throws FormulaError. */
export function parseFormula(source: string): Formula {
  if (source.length > longest) throw new FormulaError(source.slice(0, 40), longest, `at most ${longest} characters`);
  const reader = new Reader(source), node = reader.formula();
  return {terms: reader.terms, evaluate: node};
}
