import type {Distribution, Over, Result, Run} from "../result/result.ts";
import type {Family, Sample} from "./family.ts";
import {measureName} from "./measure-name.ts";

/** A run with what its labels say of it besides. */
export interface RunToExpose {
  readonly run: Run;
  /** Name of what the window was compared with. */
  readonly reference: string;
  /** Which restatement it is, 1 being the first; written where history is exported. */
  readonly revision?: number;
  /** Whether its samples carry the window's end as their time. */
  readonly stamped?: boolean;
}

/** What may be said of the exposition. */
export interface ExposeOptions {
  /** Shares of reference and current by coarse cell. */
  readonly shares?: boolean;
  /** At most so many series; the results of the best columns are left out first, and how many is said. */
  readonly most?: number;
}

/** The most cells of a column whose shares are exposed. */
export const mostCells = 20;

/** The most series of one exposition unless told. */
export const mostSeries = 20_000;

type Labels = Sample["labels"];

interface Draft {
  readonly type: Family["type"];
  readonly help: string;
  readonly samples: Sample[];
}

const verdicts = ["ok", "warn", "fail", "unknown"] as const;

/** Series of one result: its score, six ends and effects, two limits, two sizes, four verdicts, p; and six of windows together. */
const seriesOf = ({over}: Result): number => over ? 22 : 16;

/** The judged results of runs as families, and what windows they are about. */
export function runFamilies(runs: readonly RunToExpose[], {shares = true, most = mostSeries}: ExposeOptions = {}): Family[] {
  const families = new Map<string, Draft>();
  const put = (name: string, help: string, sample: Sample): void => {
    const known = families.get(name);
    if (known) known.samples.push(sample);
    else families.set(name, {type: "gauge", help, samples: [sample]});
  };
  let room = most;
  for (const one of runs) {
    const writer = writerOf(one, put), kept: Result[] = [];
    for (const result of worstFirst(one.run.results)) {
      if (room < seriesOf(result)) break;
      kept.push(result);
      room -= seriesOf(result);
    }
    writer.window(one.run.results.length - kept.length);
    for (const result of kept) writer.result(result);
    for (const distribution of shares ? one.run.distributions : []) {
      if (room < 2 * mostCells) break;
      room -= writer.shares(distribution);
    }
  }
  return [...families].sort(([a], [b]) => a < b ? -1 : 1).map(([name, family]) => ({name, ...family}));
}

const rank = {fail: 0, warn: 1, unknown: 2, ok: 3} as const;

const worstFirst = (results: readonly Result[]): Result[] => [...results].sort((a, b) => rank[a.verdict] - rank[b.verdict]);

function writerOf({run, reference, revision, stamped}: RunToExpose, put: (name: string, help: string, sample: Sample) => void) {
  const end = run.window === null ? undefined : Date.parse(run.window.end), time = stamped && end !== undefined ? {time: end} : {};
  const common: Labels = [
    ["model", run.model ?? ""], ["version", run.model_version ?? ""], ["reference", reference],
    ...revision === undefined ? [] : [["revision", String(revision)] as const],
  ];
  const gauge: Gauge = ([name, help], labels, value) => {
    if (value !== null && value !== undefined) put(name, help, {labels: [...common, ...labels], value, ...time});
  };
  return {
    window(dropped: number): void {
      const {window, current, verdicts: topics} = run;
      if (window) {
        gauge(["plumbline_window_start_timestamp_seconds", "Start of the window that the results are about."], [], Date.parse(window.start) / 1000);
        gauge(["plumbline_window_end_timestamp_seconds", "End of the window that the results are about."], [], Date.parse(window.end) / 1000);
      }
      gauge(["plumbline_window_rows", "Rows of the window."], [], current.rows);
      gauge(["plumbline_results_left_out", "Results that are not exposed, to keep the number of series bounded."], [], dropped);
      for (const {topic, verdict} of topics) for (const state of verdicts) {
        gauge(["plumbline_topic_verdict", "1 for the verdict of a topic over all its columns, else 0."], [["topic", topic], ["verdict", state]], Number(verdict === state));
      }
    },
    result: (result: Result): void => { resultSamples(result, gauge); },
    shares: (distribution: Distribution): number => shareSamples(distribution, gauge),
  };
}

/** Writes one number under a name and its help, unless there is none. */
type Gauge = (family: readonly [name: string, help: string], labels: Labels, value: number | null | undefined) => void;

/** A result as series: the score under the measure's own name, all else under names that measures share. */
function resultSamples(result: Result, gauge: Gauge): void {
  const {column, segment, measure, topic, title, unit, score, infinite, interval, effect, limits, n, p_adjusted: p, verdict} = result;
  const where: Labels = [["column", column ?? ""], ["segment", segmentText(segment)], ["measure", measure]];
  const value = infinite === undefined ? score : infinite === "positive" ? Infinity : -Infinity;
  gauge([measureName(measure, unit), `${title}${unit === "" ? "" : ` (${unit})`}.`], where, value);
  gauge(["plumbline_score_lower", "Lower end of the 95 % interval of a score."], where, interval?.[0]);
  gauge(["plumbline_score_upper", "Upper end of the 95 % interval of a score."], where, interval?.[1]);
  const of: Labels = [...where, ["of", effect.of]];
  gauge(["plumbline_effect", "What the limits are held against: a score less noise, or its difference from the reference's, or that as a ratio less 1."], of, effect.score);
  gauge(["plumbline_effect_lower", "Lower end of the 95 % interval of what the limits are held against."], of, effect.interval?.[0]);
  gauge(["plumbline_effect_upper", "Upper end of the 95 % interval of what the limits are held against."], of, effect.interval?.[1]);
  for (const severity of ["warn", "fail"] as const) {
    gauge(["plumbline_limit", "Where what is held against it turns bad."], [...of, ["severity", severity]], limits[severity]);
  }
  for (const side of ["reference", "current"] as const) {
    gauge(["plumbline_rows_counted", "Rows that entered a score."], [...where, ["side", side]], n[side]);
  }
  gauge(["plumbline_p_adjusted_ratio", "p-value after adjusting for the number of tests."], where, p);
  for (const state of verdicts) {
    gauge(["plumbline_verdict", "1 for the verdict of a result, else 0."], [...where, ["topic", topic], ["verdict", state]], Number(verdict === state));
  }
  if (result.over) overSamples(result.over, {where, of, gauge});
}

/** What several windows say together: the verdict is theirs, and all other series are of the one window. */
function overSamples({windows, n, effect, p_adjusted: p}: Over, {where, of, gauge}: {readonly where: Labels; readonly of: Labels; readonly gauge: Gauge}): void {
  gauge(["plumbline_over_windows", "How many windows a verdict is of, where one has too few rows to tell."], where, windows);
  gauge(["plumbline_over_rows", "Rows of these windows that entered the score."], where, n.current);
  gauge(["plumbline_over_effect", "What the limits are held against, of these windows together."], of, effect.score);
  gauge(["plumbline_over_effect_lower", "Lower end of the 95 % interval of what the limits are held against, of these windows together."], of, effect.interval?.[0]);
  gauge(["plumbline_over_effect_upper", "Upper end of the 95 % interval of what the limits are held against, of these windows together."], of, effect.interval?.[1]);
  gauge(["plumbline_over_p_adjusted_ratio", "p-value of these windows together after adjusting for the number of tests."], where, p);
}

const segmentText = (segment: Result["segment"]): string =>
  segment === null ? "" : Object.entries(segment).map(([column, label]) => `${column}=${label}`).join(", ");

/** Shares by at most `mostCells` cells of a column, and how many series they are. */
function shareSamples({column, edges, labels, reference, current}: Distribution, gauge: Gauge): number {
  const size = Math.ceil(reference.length / mostCells), cells = Math.ceil(reference.length / size);
  const help = "Share of a column's values in a cell.", sum = (shares: readonly number[], from: number): number =>
    shares.slice(from, from + size).reduce((total, share) => total + share, 0);
  for (let cell = 0; cell < cells; cell++) {
    const from = cell * size, to = Math.min(reference.length, from + size);
    const name = edges ? `${edges[from]} to ${edges[to]}` : to - from === 1 ? labels?.[from] ?? "" : `${labels?.[from] ?? ""} and ${to - from - 1} more`;
    const place: Labels = [["column", column], ["cell", name], ["place", String(cell).padStart(2, "0")]];
    gauge(["plumbline_column_share_ratio", help], [...place, ["side", "reference"]], sum(reference, from));
    gauge(["plumbline_column_share_ratio", help], [...place, ["side", "current"]], sum(current, from));
  }
  return 2 * cells;
}
