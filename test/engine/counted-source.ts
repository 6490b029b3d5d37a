import type {Source} from "../../src/source/source.ts";

/** A source, and how often it was read and looked at so far. */
export interface CountedSource extends Source {
  readonly seen: {reads: number; looks: number; asked: readonly string[]};
}

/** Counts how often a source is read. */
export const counted = (source: Source): CountedSource => {
  const seen = {reads: 0, looks: 0, asked: [] as readonly string[]};
  return {
    name: source.name, seen,
    facts() {
      seen.looks++;
      return source.facts();
    },
    read(columns, progress) {
      seen.reads++;
      seen.asked = columns.map(({name}) => name);
      return source.read(columns, progress);
    },
    warnings: () => source.warnings(),
  };
};
