/** A stretch of event time, from `start` up to but not including `end`: milliseconds since 1970 in UTC. */
export interface Window {
  readonly start: number;
  readonly end: number;
}
