import type {Verdict} from "../result/result.ts";

/** What a figure is about: the same from window to window. */
export interface Heading {
  readonly topic: string;
  readonly column: string | null;
  readonly segment: Readonly<Record<string, string>> | null;
  readonly measure: string;
}

/** One judged figure of a run: enough to draw its course over the windows. */
export interface Figure extends Heading {
  readonly score: number | null;
  readonly interval: readonly [number, number] | null;
  readonly n: number | null;
  readonly verdict: Verdict;
  /** How many windows the verdict is of; absent where it is of this one alone. All else is of this one. */
  readonly over?: number;
}

const verdicts: readonly Verdict[] = ["ok", "warn", "fail", "unknown"];

// A flag says what is kept of a figure: its verdict, then its score (null, 0 or a double), whether there is an interval (two doubles),
// its n (null, that of the figure before, or a double), and whether the verdict is of several windows (a double).
const scoreIsZero = 4, ownScore = 8, ownInterval = 16, nAsBefore = 32, ownN = 64, isOver = 128;

const bytesOf = (flag: number): number =>
  (flag & ownScore ? 8 : 0) + (flag & ownInterval ? 16 : 0) + (flag & ownN ? 8 : 0) + (flag & isOver ? 8 : 0);

/** Bytes of doubles by the flag that announces them. */
const sizes = Uint8Array.from({length: 256}, (_, flag) => bytesOf(flag));

/** What JSON can say of a number. */
const sayable = (number: number | null): number | null => typeof number === "number" && Number.isFinite(number) ? number : null;

/** The flag of a figure and its doubles, given the n of the one before. */
const kept = ({score, interval, n, verdict, over}: Figure, before: number | null): {flag: number; doubles: number[]} => {
  const own = sayable(score), count = sayable(n), place = verdicts.indexOf(verdict);
  if (place < 0) throw new TypeError(`unknown verdict ${JSON.stringify(verdict)}; one of: ${verdicts.join(", ")}`);
  const isAsBefore = count === before, hasOwn = own !== null && own !== 0;
  return {
    flag: place + (own === 0 ? scoreIsZero : 0) + (hasOwn ? ownScore : 0) + (interval ? ownInterval : 0)
      + (count === null ? 0 : isAsBefore ? nAsBefore : ownN) + (over === undefined ? 0 : isOver),
    doubles: [
      ...(hasOwn ? [own] : []), ...(interval ?? []).map((end) => end ?? NaN), ...(count === null || isAsBefore ? [] : [count]),
      ...(over === undefined ? [] : [over]),
    ],
  };
};

/**
 * The figures of a run, packed: a flag for each and then the doubles that the flags announce. Windows share their headings, so a year
 * of them is looked through by its few lists of headings, and only the figures that are wanted are made.
 */
export class Figures implements Iterable<Figure> {
  readonly headings: readonly Heading[];
  readonly bytes: Uint8Array;

  constructor(headings: readonly Heading[], bytes: Uint8Array) {
    this.headings = headings;
    this.bytes = bytes;
  }

  /** Throws TypeError for a verdict that there is none of. */
  static of(figures: readonly Figure[]): Figures {
    const flags: number[] = [], doubles: number[] = [];
    let before: number | null = null;
    for (const figure of figures) {
      const one = kept(figure, before);
      flags.push(one.flag);
      doubles.push(...one.doubles);
      before = sayable(figure.n) ?? before;
    }
    const bytes = new Uint8Array(flags.length + 8 * doubles.length), view = new DataView(bytes.buffer);
    bytes.set(flags);
    doubles.forEach((double, i) => { view.setFloat64(flags.length + 8 * i, double, true); });
    return new Figures(figures.map(({topic, column, segment, measure}) => ({topic, column, segment, measure})), bytes);
  }

  /** The figures at some places, which ascend. */
  at(places: readonly number[]): Figure[] {
    const {headings, bytes} = this, view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length), found: Figure[] = [];
    for (let i = 0, at = headings.length, nAt = 0; found.length < places.length; i++) {
      const flag = bytes[i], end = at + sizes[flag];
      if (flag & ownN) nAt = end - (flag & isOver ? 16 : 8);
      if (i === places[found.length]) {
        const {topic, column, segment, measure} = headings[i], low = at + (flag & ownScore ? 8 : 0);
        found.push({
          topic, column, segment, measure, score: flag & ownScore ? view.getFloat64(at, true) : flag & scoreIsZero ? 0 : null,
          interval: flag & ownInterval ? [view.getFloat64(low, true), view.getFloat64(low + 8, true)] : null,
          n: flag & (ownN | nAsBefore) ? view.getFloat64(nAt, true) : null, verdict: verdicts[flag & 3],
          ...(flag & isOver && {over: view.getFloat64(end - 8, true)}),
        });
      }
      at = end;
    }
    return found;
  }

  /** How many figures have each verdict. */
  tally(): Readonly<Record<Verdict, number>> {
    const counts = {ok: 0, warn: 0, fail: 0, unknown: 0};
    for (let i = 0; i < this.headings.length; i++) counts[verdicts[this.bytes[i] & 3]]++;
    return counts;
  }

  [Symbol.iterator](): Iterator<Figure> {
    return this.at([...this.headings.keys()])[Symbol.iterator]();
  }

  toJSON(): readonly Figure[] {
    return [...this];
  }
}
