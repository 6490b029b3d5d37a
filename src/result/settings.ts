import type {AnyMeasure, Option} from "../measure/measure.ts";
import type {Suite} from "../measure/suite.ts";
import type {Gate, Limits} from "./result.ts";
import type {Adjustment} from "../stats/multiplicity.ts";

/** What can be set for one column. */
export interface ColumnSettings {
  /** A measure or one of the method names other tools use; replaces the evidence or the effect, whichever it is. */
  readonly method?: string;
  /** For a method that is a test: the level; for a distance: the limit past which it fails. */
  readonly threshold?: number;
  /** Limits by measure. */
  readonly limits?: Readonly<Record<string, Limits>>;
  /** Options by measure. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, Option>>>>;
  /** Leave the column out of drift verdicts. */
  readonly ignore?: boolean;
}

export type Preset = "drift" | "quality" | "target" | "performance" | "all";

export const presets: readonly Preset[] = ["drift", "quality", "target", "performance", "all"];

/** How a run is judged; every field has a default. */
export interface Settings extends ColumnSettings {
  readonly preset: Preset;
  /** False-alarm rate over the columns of one topic. */
  readonly level: number;
  readonly adjust: Adjustment;
  /** Values and cells that fewer rows share are not shown; 0 shows all. */
  readonly minCell: number;
  /** Share of the columns (by importance) whose failure makes the whole table fail. */
  readonly tableShare: number;
  /** Share of the predicted rows whose label must have come before measured performance counts as settled. */
  readonly labels: {readonly coverage: number};
  readonly columns: Readonly<Record<string, ColumnSettings>>;
  /** Measures beside those of the catalogue; asked under the topic of their family, business for what is written as a formula. */
  readonly measures: readonly AnyMeasure[];
  /** Asks the checks of suites instead of what the preset asks. */
  readonly gate?: GateSettings;
}

/** Which suites are asked, and when the run fails. */
export interface GateSettings extends Pick<Gate, "failOn" | "unknown"> {
  readonly suites: readonly Suite[];
}

export const defaultSettings: Settings = {
  preset: "all", level: 0.05, adjust: "benjamini-hochberg", minCell: 5, tableShare: 0.3, labels: {coverage: 0.9}, columns: {}, measures: [],
};
