import type {Db, MongoClient} from "mongodb";
import {setTimeout as pause} from "node:timers/promises";
import {isClientLost, isWorthRetrying, mongodbError} from "./mongodb-error.ts";
import {StoreError} from "./store.ts";

const tries = 6, firstPause = 50;

/** Milliseconds after which nothing is tried again: whoever asks is told that the server is away. */
const patience = 5000;

/** Where a link leads, and how a client for it is made. */
export interface Destination {
  /** What people call it; gives no secret away. */
  readonly name: string;
  readonly database: string;
  readonly client: () => MongoClient;
}

/** The way to a server: what fails in passing is tried again. */
export class MongodbLink {
  readonly name: string;
  private readonly to: Destination;
  private readonly under = new Set<Promise<unknown>>();
  private client: MongoClient;
  private closed = false;

  constructor(to: Destination) {
    this.name = to.name;
    this.to = to;
    this.client = to.client();
  }

  get db(): Db {
    return this.client.db(this.to.database);
  }

  /** Does one thing with the server, again if it may have been a passing failure: all that is done here may be done twice. */
  async doing<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    this.open();
    const answer = this.tried(work);
    this.under.add(answer);
    return answer.finally(() => { this.under.delete(answer); });
  }

  private async tried<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const from = performance.now();
    for (let attempt = 1; ; attempt++) {
      const {client} = this;
      try {
        return await work();
      } catch (error) {
        const told = this.met(client, error);
        if (!isWorthRetrying(error) || attempt === tries || performance.now() - from > patience) throw told;
      }
      await pause(firstPause * 2 ** (attempt - 1));
    }
  }

  /** The database for one reading that is not begun again, and what an error means that it meets. */
  reading(): {readonly db: Db; readonly failed: (error: unknown) => unknown} {
    this.open();
    const {client} = this;
    return {db: client.db(this.to.database), failed: (error) => this.met(client, error)};
  }

  /** Gives a client up that is lost, whoever finds it; the error in words. */
  private met(client: MongoClient, error: unknown): unknown {
    if (isClientLost(error)) this.renew(client);
    return mongodbError(this.name, error);
  }

  /**
   * Takes another client: where a connection is accepted and ended at once, as a proxy does whose server is away, the driver may wait
   * on it for ever and never look for the server again.
   */
  private renew(failed: MongoClient): void {
    if (this.closed || this.client !== failed) return;
    this.client = this.to.client();
    failed.close().catch(() => {});
  }

  open(): void {
    if (this.closed) throw new StoreError("closed", `${this.name}: the store is closed`);
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled(this.under);
    await this.client.close();
  }
}
