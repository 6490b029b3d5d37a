import type {MongoClient} from "mongodb";
import {describe, expect, it, vi} from "vitest";
import {MongodbLink} from "../../src/store/mongodb-link.ts";

/** An error as the driver names it. */
const named = (name: string, errorResponse?: Error): Error => Object.assign(new Error(name), {name, ...(errorResponse && {errorResponse})});

/** A link whose clients are numbered. */
const numbered = () => {
  const made: number[] = [], closed: number[] = [];
  const client = (): MongoClient => {
    const number = made.push(made.length) - 1;
    return {db: () => ({number}), close: async () => { closed.push(number); }} as unknown as MongoClient;
  };
  const link = new MongodbLink({name: "here", database: "plumbline", client});
  return {link, closed, current: (): number => (link.db as unknown as {number: number}).number};
};

describe("a link to a MongoDB server", () => {
  const lost = ["MongoServerSelectionError", "MongoTopologyClosedError", "MongoClientClosedError"];

  it.each(lost)("takes another client when a reading meets %s", (name) => {
    const {link, closed, current} = numbered(), {failed} = link.reading();
    expect(failed(named(name))).toMatchObject({code: "unavailable"});
    expect([current(), closed]).toEqual([1, [0]]);
    // Others who were on the old client say the same; that is no news.
    failed(named(name));
    expect([current(), closed]).toEqual([1, [0]]);
  });

  it("goes on with another client where one has closed itself in the middle", async () => {
    const {link, current} = numbered(), tried: number[] = [];
    const answer = await link.doing(async () => {
      tried.push(current());
      if (tried.length === 1) throw named("MongoBulkWriteError", named("MongoTopologyClosedError"));
      return "done";
    });
    expect([answer, tried]).toEqual(["done", [0, 1]]);
  });

  it("keeps a client whose error passes by itself", async () => {
    const {link, current} = numbered();
    let tries = 0;
    await link.doing(async () => { if (++tries === 1) throw named("MongoNetworkError"); });
    expect([tries, current()]).toEqual([2, 0]);
  });

  it("does not try for ever what takes long to fail", async () => {
    vi.useFakeTimers({toFake: ["performance"]});
    try {
      const {link} = numbered();
      let tries = 0;
      const work = async (): Promise<never> => {
        tries++;
        vi.advanceTimersByTime(4000);
        throw named("MongoNetworkError");
      };
      await expect(link.doing(work)).rejects.toMatchObject({code: "unavailable"});
      expect(tries).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });
});
