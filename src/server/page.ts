import type {Place, ReadQuery} from "../store/store.ts";
import {Problem} from "./problem.ts";

/** Which page of a list is asked for. */
export interface PageQuery {
  readonly limit?: number;
  readonly cursor?: string;
}

/** One page, and how to ask for the next. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** What `cursor` takes to go on; null at the end. */
  readonly next: string | null;
}

/** How a page is cut out of what a store gives. */
export interface Cut<Fact> {
  readonly page: PageQuery;
  readonly place: (fact: Fact) => Place;
  readonly keep?: (fact: Fact) => boolean;
}

const usual = 100;

/** The part of a store's query that goes on where the page before ended. */
export function behind({cursor}: PageQuery): Pick<ReadQuery, "after"> {
  return cursor === undefined ? {} : {after: placeIn(cursor)};
}

/** Cuts a page out of facts in order. */
export async function pageOf<Fact>(facts: AsyncIterable<readonly Fact[]>, {page, place, keep}: Cut<Fact>): Promise<Page<Fact>> {
  const limit = page.limit ?? usual, items: Fact[] = [];
  for await (const some of facts) {
    for (const fact of some) {
      if (keep && !keep(fact)) continue;
      if (items.length === limit) return {items, next: cursorOf(place(items[limit - 1]))};
      items.push(fact);
    }
  }
  return {items, next: null};
}

const cursorOf = ({time, key, revision}: Place): string => Buffer.from(JSON.stringify([time, key, revision])).toString("base64url");

function placeIn(cursor: string): Place {
  try {
    const [time, key, revision] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as unknown[];
    if (Number.isFinite(time) && typeof key === "string" && Number.isSafeInteger(revision)) {
      return {time: time as number, key: key.toWellFormed(), revision: revision as number};
    }
  } catch {
    // Falls through to the same answer.
  }
  throw new Problem(400, `unknown cursor ${JSON.stringify(cursor.slice(0, 60))}; expected next of the page before`);
}
