import {isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node, type Pair} from "yaml";
import {z} from "zod";
import type {ColumnSchema, Schema} from "../data/schema.ts";
import {configShape, durationOf, rangeOf, type ColumnConfig, type ConfigFile} from "./shape.ts";
import {ownMeasures} from "./measures.ts";
import {suiteOf} from "./suite.ts";
import {defaultService, type Service} from "./watch.ts";
import type {CalendarUnit} from "../data/window.ts";
import type {Windows} from "../history/watch.ts";
import type {Suite} from "../measure/suite.ts";
import type {Limits} from "../result/result.ts";
import type {ColumnSettings, Settings} from "../result/settings.ts";

/** What plumbline.yaml says: the model's name, the columns (absent: they are inferred), how a run is judged and windows are cut, and suites. */
export interface Config {
  readonly model?: string;
  readonly schema?: Schema;
  readonly settings: Partial<Settings>;
  /** How it is watched over time, where the file says anything of that. */
  readonly service?: Service;
  readonly suites?: readonly Suite[];
  /** Files with measures of one's own, to be loaded by who may run them. */
  readonly plugins?: readonly string[];
}

/** The configuration is wrong: all its faults at once, each naming the place, the value and the choices. */
export class ConfigError extends Error {
  readonly issues: readonly string[];
  constructor(file: string, issues: readonly string[]) {
    super(issues.length === 1 ? `${file}: ${issues[0]}` : [`${file}: ${issues.length} problems`, ...issues].join("\n  "));
    this.name = "ConfigError";
    this.issues = issues;
  }
}

type Path = readonly PropertyKey[];

/** One fault before it is put into words. */
interface Fault {
  /** "unknown kind", "missing kind": what is wrong with what. */
  readonly what: string;
  readonly value?: unknown;
  readonly path: Path;
  /** The path whose line is shown, where that is not `path`. */
  readonly from?: Path;
  readonly hint: string;
}

/** Reads plumbline.yaml; throws a ConfigError with every fault found. */
export function parseConfig(text: string, file = "plumbline.yaml"): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, prettyErrors: false, logLevel: "silent"});
  const broken = document.errors.map(({message, pos}) => {
    const {line, col} = lines.linePos(pos[0]);
    return `invalid YAML at line ${line}, column ${col}: ${message}`;
  });
  if (broken.length > 0) throw new ConfigError(file, broken);
  keepTexts(document);
  const raw = valueOf(document, file);
  const read = configShape.safeParse(raw);
  if (read.success) return configOf(read.data);
  const faults = read.error.issues.flatMap((issue) => faultsOf(issue, raw))
    .map((fault) => ({fault, line: lineOf(document, lines, fault.from ?? fault.path)}))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  throw new ConfigError(file, faults.map(({fault, line}) => sentence(fault, line)));
}

function valueOf(document: Document, file: string): unknown {
  try {
    return document.toJS({mapAsMap: true}) ?? new Map();
  } catch (error) {
    throw new ConfigError(file, [`invalid YAML: ${(error as Error).message}`]);
  }
}

/** Names and labels are texts as they are written: 007 stays "007", yes stays "yes", a column called 12 is "12". */
function keepTexts(document: Document): void {
  visit(document, {
    Scalar(key, node, path) {
      const inList = isSeq(path.at(-1)) && isTextList(path.at(-2));
      const isText = key === "key" || inList || isNameInSuite(path);
      if (typeof node.value !== "string" && isText) node.value = node.source ?? "";
    },
  });
}

const keyOf = (part: unknown): unknown => isPair(part) && isScalar(part.key) ? part.key.value : undefined;

/** Columns that a check names, and the labels of its segment. */
const isNameInSuite = (path: readonly unknown[]): boolean => keyOf(path[2]) === "suites"
  && (keyOf(path.at(-1)) === "column" || keyOf(path.at(-2)) === "columns" || keyOf(path.at(-3)) === "segment");

const isTextList = (pair: unknown): boolean =>
  isPair(pair) && isScalar(pair.key) && (pair.key.value === "values" || pair.key.value === "missing");

/** What a check of the shape adds to its message. */
interface Said {
  readonly verb?: string;
  readonly thing?: string;
  /** It is the last key of the path that is wrong. */
  readonly key?: boolean;
  /** The message is the whole sentence. */
  readonly whole?: boolean;
  /** The value is not worth showing. */
  readonly bare?: boolean;
}

function faultsOf(issue: z.core.$ZodIssue, raw: unknown): Fault[] {
  const {path, message: hint} = issue;
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((unknown) => ({what: "unknown key", value: unknown, path, from: [...path, unknown], hint}));
  }
  const {verb, thing, key, whole, bare}: Said = issue.code === "custom" ? issue.params ?? {} : {};
  if (whole) {
    const [, what = hint, rest = ""] = /^(.*?); ((?:one of|expected).*)$/s.exec(hint) ?? [];
    return [{what, path, hint: rest}];
  }
  const value = path.reduce<unknown>(step, raw);
  const name = thing ?? path.findLast((part) => typeof part === "string") ?? "configuration";
  if (key) return [{what: `${verb} ${name}`, value: path.at(-1), path: path.slice(0, -1), from: path, hint}];
  if (value === undefined) return [{what: `missing ${name}`, path: path.slice(0, -1), from: path, hint}];
  const found = verb ?? (issue.code === "invalid_value" && typeof value === "string" ? "unknown" : "invalid");
  return [{what: `${found} ${name}`, ...(!bare && {value}), path, hint}];
}

const step = (value: unknown, part: PropertyKey): unknown =>
  value instanceof Map ? value.get(part) : Array.isArray(value) ? value[Number(part)] : undefined;

function sentence({what, value, path, hint}: Fault, line: number | undefined): string {
  const where = `${path.length > 0 ? ` at ${pathText(path)}` : ""}${line === undefined ? "" : ` (line ${line})`}`;
  return `${what}${value === undefined ? "" : `: ${shown(value)}`}${where}${hint === "" ? "" : `; ${hint}`}`;
}

const shown = (value: unknown): string => {
  const text = value instanceof Map ? "a mapping" : JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
};

const isWord = (part: string): boolean => /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(part);

const pathText = (path: Path): string =>
  path.map((part) => typeof part === "string" && !isWord(part) ? JSON.stringify(part) : String(part)).join(".");

/** The line of the deepest part of the path that is written. */
function lineOf(document: Document, lines: LineCounter, path: Path): number | undefined {
  let node: unknown = document.contents, offset: number | undefined;
  for (const part of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(({key}) => isScalar(key) && key.value === part);
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset === undefined ? undefined : lines.linePos(offset).line;
}

function configOf(file: ConfigFile): Config {
  const {model, columns, segments, privacy, labels, version: _, limits, options, suites, measures, costs, plugins, store: _s, windows: _w, references: _r, retention: _t, ...rest} = file;
  const service = serviceOf(file);
  const head = {
    ...(model !== undefined && {model}), ...(service && {service}),
    ...(plugins && {plugins}),
    ...(suites && {suites: [...suites].map(([name, checks]) => suiteOf(name, checks))}),
  };
  const settings: Partial<Settings> = {
    ...rest, ...settingMaps(limits, options), ...((measures ?? costs) && {measures: ownMeasures(measures, costs)}), ...(privacy?.minCell !== undefined && {minCell: privacy.minCell}),
    ...(labels?.coverage !== undefined && {labels: {coverage: labels.coverage}}),
  };
  if (!columns) return {...head, settings};
  const bySetting = Object.create(null) as Record<string, ColumnSettings>;
  for (const [name, column] of columns) {
    const own = settingsOf(column);
    if (Object.keys(own).length > 0) bySetting[name] = own;
  }
  const schema: Schema = {
    version: 1, columns: [...columns].map(([name, column]) => schemaOf(name, column)), ...(segments && {segments}),
  };
  return {...head, schema, settings: {...settings, columns: bySetting}};
}

function serviceOf({store, windows, references, retention}: ConfigFile): Service | undefined {
  if (!(store ?? windows ?? references ?? retention)) return undefined;
  const {fixed, previous, rolling, lastWeek} = references ?? {}, kept = (written: string | undefined) => written === undefined ? null : durationOf(written) ?? null;
  const {compared} = defaultService;
  return {
    ...(store !== undefined && {store}), ...(fixed !== undefined && {reference: fixed}), windows: windowsOf(windows),
    compared: {previous: previous ?? compared.previous, rolling: rolling ?? compared.rolling, lastWeek: lastWeek ?? compared.lastWeek},
    retention: {
      events: kept(retention?.events), parts: kept(retention?.parts), results: kept(retention?.results), superseded: kept(retention?.superseded),
      quarantine: kept(retention?.quarantine) ?? defaultService.retention.quarantine,
    },
  };
}

function windowsOf(written: ConfigFile["windows"]): Windows {
  const {windows} = defaultService, every = written?.every, rows = /^(\d+) rows$/.exec(every ?? "")?.[1];
  return {
    every: rows !== undefined ? {rows: Number(rows)} : every as CalendarUnit | undefined ?? windows.every,
    timezone: written?.timezone ?? windows.timezone, lateness: durationOf(written?.lateness ?? "") ?? windows.lateness,
    restate: durationOf(written?.restate ?? "") ?? windows.restate ?? 0,
    together: written?.together === false ? 1 : written?.together ?? windows.together ?? 1,
  };
}

const settingsOf = ({method, threshold, ignore, limits, options}: ColumnConfig): ColumnSettings => ({
  ...(method !== undefined && {method}), ...(threshold !== undefined && {threshold}), ...(ignore !== undefined && {ignore}),
  ...settingMaps(limits, options),
});

type Maps = Pick<ColumnSettings, "limits" | "options">;

function settingMaps(limits: ColumnConfig["limits"], options: ColumnConfig["options"]): Maps {
  return {
    ...(limits && {limits: Object.fromEntries(limits) as Record<string, Limits>}),
    ...(options && {options: Object.fromEntries([...options].map(([id, given]) => [id, Object.fromEntries(given)]))}),
  };
}

function schemaOf(name: string, column: ColumnConfig): ColumnSchema {
  const {method: _m, threshold: _t, ignore: _i, limits: _l, options: _o, range: _r, role = "feature", labelled, ...demands} = column;
  const range = rangeOf(column);
  return {name, role, ...demands, ...(range && {range}), ...(labelled && {labelled: labelled === "self" ? labelled : Object.fromEntries(labelled)})};
}
