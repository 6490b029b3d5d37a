/** How long facts are kept, in milliseconds; null is for ever. */
export interface Retention {
  /** Events and labels, by the time of the event. */
  readonly events: number | null;
  /** Profiles of windows. */
  readonly parts: number | null;
  /** Results of windows. */
  readonly results: number | null;
  /** Profiles and results that a restatement superseded, by when they were known: after this nobody asks what was known before. */
  readonly superseded: number | null;
  /** What could not be taken, and messages that have left. */
  readonly quarantine: number | null;
}

export const keepAll: Retention = {events: null, parts: null, results: null, superseded: null, quarantine: null};

/** What holds unless told: everything stays, except what could not be taken, for it has only so much room. */
export const usualRetention: Retention = {...keepAll, quarantine: 30 * 86_400_000};
