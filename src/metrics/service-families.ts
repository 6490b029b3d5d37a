import type {Family, Sample} from "./family.ts";

/** How a model's data stand, as the service knows it. */
export interface ModelHealth {
  readonly model: string;
  /** Facts at rest. */
  readonly events: number;
  readonly labels: number;
  /** Entries that could not be taken and wait for somebody. */
  readonly quarantined: number;
  /** Event time for which something came that no window has taken in yet, in seconds. */
  readonly unsettledSeconds: number;
  /** How long the last pass over the model's windows took, in seconds; null before the first one. */
  readonly passSeconds: number | null;
  /** End of the newest closed window and the rows and labelled rows in it; null before the first one. */
  readonly window: {readonly end: number; readonly rows: number; readonly labels: number} | null;
  /** Event time of the newest event, milliseconds since 1970; null without events. */
  readonly newestEvent: number | null;
}

/** How the service itself stands. */
export interface ServiceHealth {
  /** Now, milliseconds since 1970. */
  readonly now: number;
  readonly models: readonly ModelHealth[];
  /** How long the store took to answer, in seconds. */
  readonly storeSeconds: number;
  /** Entries that the quarantine had no room for, since the process started. */
  readonly dropped: number;
  /** Since the process started, by kind of fact and what became of it ("accepted", "duplicate", "rejected"). */
  readonly taken: readonly {readonly model: string; readonly kind: string; readonly outcome: string; readonly count: number}[];
}

/** The service's own health as families. */
export function serviceFamilies({now, models, storeSeconds, taken, dropped}: ServiceHealth): Family[] {
  const gauge = (name: string, help: string, of: (health: ModelHealth) => number | null): Family => ({
    name, type: "gauge", help, samples: models.flatMap((health): Sample[] => {
      const value = of(health);
      return value === null ? [] : [{labels: [["model", health.model]], value}];
    }),
  });
  return [
    {
      name: "plumbline_taken_total", type: "counter", help: "Items that came since the service started, by what became of them.",
      samples: taken.map(({model, kind, outcome, count}) => ({labels: [["model", model], ["kind", kind], ["outcome", outcome]], value: count})),
    },
    gauge("plumbline_events_stored", "Events at rest.", ({events}) => events),
    gauge("plumbline_labels_stored", "Labels at rest, corrections included.", ({labels}) => labels),
    gauge("plumbline_quarantined", "Entries that could not be taken and wait for somebody.", ({quarantined}) => quarantined),
    {
      name: "plumbline_quarantine_dropped_total", type: "counter", help: "Entries that the quarantine had no room for, since the service started.",
      samples: [{labels: [], value: dropped}],
    },
    gauge("plumbline_unsettled_seconds", "Event time for which something came that no window has taken in yet, in whole hours.", ({unsettledSeconds}) => unsettledSeconds),
    gauge("plumbline_job_duration_seconds", "How long the last pass over the model's windows took.", ({passSeconds}) => passSeconds),
    gauge("plumbline_newest_event_age_seconds", "How long ago the newest event was.",
      ({newestEvent}) => newestEvent === null ? null : (now - newestEvent) / 1000),
    gauge("plumbline_window_age_seconds", "How long ago the newest closed window ended.", ({window}) => window && (now - window.end) / 1000),
    gauge("plumbline_label_coverage_ratio", "Share of the newest closed window's rows whose label is known.",
      ({window}) => window && window.rows > 0 ? window.labels / window.rows : null),
    {name: "plumbline_store_answer_seconds", type: "gauge", help: "How long the store took to answer.", samples: [{labels: [], value: storeSeconds}]},
  ];
}
