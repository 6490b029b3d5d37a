import {deliver, type Outcome, type Refusal, type Way} from "./delivery.ts";
import {pauseAfter, type Pausing} from "./pause.ts";
import type {Entry, Queue} from "./queue.ts";

/** What a sender works with. */
export interface Sending extends Way, Pausing {
  readonly batchSize: number;
  readonly onRefused?: ((json: string, refusal: Pick<Refusal, "path" | "reason">) => void) | undefined;
}

const batchCharacters = 2 ** 20;

/** Sends what waits in a queue, one batch at a time, until nothing is left. */
export class Sender {
  accepted = 0;
  duplicate = 0;
  refused = 0;
  retries = 0;
  lastError: string | null = null;
  /** Entries of the batch that is under way. */
  inFlight = 0;
  private failures = 0;
  private sending: Promise<void> | undefined;
  private wakeUp = (): void => {};
  private readonly waiting: Queue;
  private readonly how: Sending;

  constructor(waiting: Queue, how: Sending) {
    this.waiting = waiting;
    this.how = how;
  }

  get busy(): boolean {
    return this.sending !== undefined;
  }

  /** Sends until the queue is empty; asked again meanwhile, it is the same sending. */
  start(): Promise<void> {
    return this.sending ??= this.sendAll().finally(() => { this.sending = undefined; });
  }

  /** Ends a pause between tries. */
  wake(): void {
    this.wakeUp();
  }

  private async sendAll(): Promise<void> {
    const {batchSize} = this.how;
    for (let most = batchSize; this.waiting.length > 0;) {
      const entries = this.waiting.take(most, batchCharacters);
      this.inFlight = entries.length;
      const outcome = await deliver(entries[0].kind, `[${entries.map(({json}) => json).join(",")}]`, this.how);
      this.inFlight = 0;
      if (outcome.kind === "too-large" && entries.length > 1) {
        this.waiting.putBack(entries);
        most = Math.ceil(entries.length / 2);
      } else if (outcome.kind === "later") await this.tryLater(entries, outcome);
      else {
        this.settle(entries, outcome);
        most = batchSize;
      }
    }
  }

  private async tryLater(entries: readonly Entry[], {after = 0, why}: Extract<Outcome, {kind: "later"}>): Promise<void> {
    this.waiting.putBack(entries);
    this.retries++;
    this.lastError = why;
    await this.rest(pauseAfter(this.failures++, after, this.how));
  }

  private settle(entries: readonly Entry[], outcome: Exclude<Outcome, {kind: "later"}>): void {
    this.failures = 0;
    if (outcome.kind !== "taken") {
      for (const entry of entries) this.refuse(entry, {path: "", reason: outcome.kind === "refused" ? outcome.why : "too large"});
      return;
    }
    this.accepted += outcome.accepted;
    this.duplicate += outcome.duplicate;
    for (const refusal of outcome.refusals) if (entries[refusal.index]) this.refuse(entries[refusal.index], refusal);
  }

  private refuse({json}: Entry, refusal: Pick<Refusal, "path" | "reason">): void {
    this.refused++;
    try {
      this.how.onRefused?.(json, refusal);
    } catch {
      // The caller's own trouble must not become ours.
    }
  }

  private rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const end = setTimeout(resolve, milliseconds).unref();
      this.wakeUp = () => {
        clearTimeout(end);
        resolve();
      };
    });
  }
}
