import {defaultLimits, type Limits} from "../ingest/limits.ts";
import {usualRoom} from "../ingest/quarantine.ts";

/** How the service is set up. */
export interface ServerSettings {
  readonly limits: Limits;
  /** The largest body of a request, before and after it is unpacked. */
  readonly bodyBytes: number;
  /** Bytes of bodies being worked on at once; past it clients are told to come back. */
  readonly waitingBytes: number;
  /** Requests of one address in a minute. */
  readonly requestsPerMinute: number;
  /** Entries kept of what could not be taken, for each model; past it they are answered and counted, and not kept. */
  readonly quarantine: number;
  /** How long one half of an inference waits for the other, in milliseconds. */
  readonly pairWait: number;
  /** Whether callers need no key as long as none was ever made: only on an address that no other machine reaches. */
  readonly keyless: boolean;
  /** Whether metrics tell how columns are distributed, by coarse cell. */
  readonly cellShares: boolean;
  /** The secret under which subjects are hashed. */
  readonly hashKey?: string;
}

export const defaultSettings: ServerSettings = {
  limits: defaultLimits, bodyBytes: 16 * 2 ** 20, waitingBytes: 64 * 2 ** 20, requestsPerMinute: 600_000, quarantine: usualRoom,
  pairWait: 3_600_000, keyless: false, cellShares: true,
};
