/** What is sent to one address together. */
export type Kind = "events" | "labels";

/** One thing that waits to be sent, as JSON. */
export interface Entry {
  readonly kind: Kind;
  readonly json: string;
}

/** What waits, in the order in which it came; when it is full the oldest goes. */
export interface Queue {
  readonly length: number;
  /** How many had to go. */
  readonly dropped: number;
  push(entry: Entry): void;
  /** Takes the next entries of one kind out, at most so many and so many characters of them. */
  take(most: number, characters: number): readonly Entry[];
  /** Puts entries back in front, because they could not be sent now; what no longer fits is dropped. */
  putBack(entries: readonly Entry[]): void;
}

/** A queue of at most `size` entries. */
export function queue(size: number): Queue {
  let entries: Entry[] = [], dropped = 0;
  const trim = (): void => {
    const over = entries.length - size;
    if (over <= 0) return;
    dropped += over;
    entries = entries.slice(over);
  };
  return {
    get length() { return entries.length; },
    get dropped() { return dropped; },
    push(entry) {
      entries.push(entry);
      // Cut by the tenth, for every cut moves all the others.
      if (entries.length > size * 1.1) trim();
    },
    take(most, characters) {
      trim();
      let count = 0, sum = 0;
      const [first] = entries;
      while (count < Math.min(most, entries.length)) {
        const {kind, json} = entries[count];
        sum += json.length;
        if (kind !== first.kind || (count > 0 && sum > characters)) break;
        count++;
      }
      return entries.splice(0, count);
    },
    putBack(back) {
      entries = [...back, ...entries];
      trim();
    },
  };
}
