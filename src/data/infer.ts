import type {Kind, Role} from "./column.ts";
import type {ColumnFacts} from "./facts.ts";
import type {ColumnSchema, Schema} from "./schema.ts";

// Kinds, from what the cells hold:
//   numbers with a fraction            numeric
//   integers                           ids when they count rows or are named so; categories when at most 10 values, close
//                                      together, are used again and again, or when named id but repeated; else numeric
//   dates and times                    datetime
//   true/false, yes/no, t/f, y/n       boolean (0 and 1 stay categories: they are as often classes as truths)
//   text                               text when nearly every cell differs; categories when at most 50 values, under 5 %
//                                      distinct, or at most 1,000 values used five times each on average; else text
// Roles, from names, the first that fits; options come before all of it. Whom several rows are about (patient, user_id) is an id that makes
// clusters.

/** What the person already knows; every name must be a column. */
export interface InferOptions {
  readonly target?: string;
  readonly prediction?: string;
  readonly timestamp?: string;
  readonly ids?: readonly string[];
  readonly segments?: readonly string[];
  /** The class whose probability a column holds, by column. */
  readonly scores?: Readonly<Record<string, string>>;
  /** Kinds by column. */
  readonly kinds?: Readonly<Record<string, Kind>>;
}

interface Guess {
  readonly kind: Kind;
  readonly because: string;
}

interface Part {
  readonly role: Role;
  readonly because?: string;
  readonly class?: string;
  /** Whether rows that share it belong together. */
  readonly cluster?: boolean;
}

const fewIntegers = 10, widestFew = 20, fewTexts = 50, someTexts = 1000;
const rareShare = 0.05, nearlyAll = 0.9, fewestRows = 20, shortText = 40;

const idWord = /(?:^|[_\W])(?:ids?|uuid|guid|key|index|idx|instant|row|rownum|rowid|identifier)$/i;
const idCamel = /[a-z](?:I[dD]|U[uU][iI][dD]|Key|Index)$/;
const timeNames = ["timestamp", "event_time", "datetime", "time", "date", "ts", "created_at"];
const targetNames = ["target", "label", "class", "outcome", "y_true", "ground_truth", "actual", "y"];
const predictionNames = ["prediction", "predicted", "y_pred", "predicted_class", "predicted_label", "y_hat"];
const scoreNames = ["predicted_probability", "probability", "score", "y_prob", "y_score", "predicted_score"];
const scorePrefix = /^(?:p|prob|proba|probability|score)_(.+)$/i;
const birthName = /birth|dob/i;
const people = "patient|subject|participant|person|customer|client|user|member", things = "device|machine|sensor|vehicle|household|account";
const idSuffix = "[_\\W]?(?:ids?|no|nr|num|number|code|key|uuid|guid|hash)";
const subjectName = new RegExp(`(?:^|[_\\W])(?:(?:${people})(?:${idSuffix})?|(?:${things})${idSuffix})$`, "i"), personName = new RegExp(`(?:^|[_\\W])(?:${people})$`, "i");
const subjectCamel = new RegExp(`(?:^|[a-z])(?:${people}|${things})(?:I[dD]|No|Key|Code|Number)$`, "i");
// A column that is called just "user" may hold roles.
const fewestPeople = 5;

const isId = (name: string): boolean => idWord.test(name) || idCamel.test(name);
const filledOf = ({rows, missing}: ColumnFacts): number => rows - missing;

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;
const change = (kind: Kind): string => `set kind: ${kind} to change`;

const guessIntegers = (facts: ColumnFacts): Guess => {
  const {distinct, samples, sequence, name} = facts, filled = filledOf(facts);
  const spread = `integers with ${count(distinct, "distinct value")} in ${count(filled, "row")}`;
  const values = samples.map(Number).filter(Number.isFinite), width = Math.max(...values) - Math.min(...values);
  const unique = distinct === filled && filled >= fewestRows;
  if (unique && sequence) {
    return {kind: "text", because: `integers that count the rows: an id, whose values are never kept; ${change("numeric")}`};
  }
  if (isId(name) && distinct >= nearlyAll * filled && filled > 1) {
    return {kind: "text", because: `${spread} and a name that says id: values are never kept; ${change("numeric")}`};
  }
  if (isId(name)) {
    const isMany = distinct > someTexts && distinct > rareShare * filled;
    const says = isMany ? `values are never kept; ${change("categorical")}` : `read as categories; ${change("numeric")}`;
    return {kind: isMany ? "text" : "categorical", because: `${spread} and a name that says id: ${says}`};
  }
  if (distinct > 1 && distinct <= fewIntegers && width <= widestFew && filled >= 2 * distinct) {
    return {kind: "categorical", because: `${spread}: read as categories; ${change("numeric")}`};
  }
  return {kind: "numeric", because: distinct === 1 ? "integers that are all the same" : spread};
};

const guessTexts = (facts: ColumnFacts): Guess => {
  const {distinct, length, name} = facts, filled = filledOf(facts);
  const spread = `texts with ${count(distinct, "distinct value")} in ${count(filled, "row")}`;
  const near = filled >= fewestRows && distinct >= nearlyAll * filled;
  if (near) {
    return {kind: "text", because: `${spread}: nearly every one differs, so values are never kept; ${change("categorical")}`};
  }
  const rare = distinct < rareShare * filled || (distinct <= someTexts && distinct * 5 <= filled);
  if (distinct <= fewTexts || rare) {
    return {kind: "categorical", because: `${spread}: read as categories${isId(name) ? " though the name says id" : ""}`};
  }
  const long = `${Math.round(length)} characters on average`;
  return {kind: "text", because: `${spread}, ${long}: read as free text; ${change("categorical")}`};
};

const guessHeld = (facts: ColumnFacts): Guess => {
  const stored = /^(?:DATE|TIMESTAMP)/i.test(facts.stored) ? facts.stored : "text";
  switch (facts.holds) {
    case "nothing": return {kind: "categorical", because: "no values seen"};
    case "boolean": return {kind: "boolean", because: `${facts.samples.slice(0, 4).join(" and ")} read as true and false`};
    case "datetime": return {kind: "datetime", because: stored === "text" ? "texts that read as dates" : `stored as ${stored}`};
    case "number": return {kind: "numeric", because: "numbers"};
    case "integer": return guessIntegers(facts);
    case "text": return guessTexts(facts);
  }
};

const guessKind = (facts: ColumnFacts): Guess => {
  const {marks, mismatched} = facts, {kind, because} = guessHeld(facts);
  const but = mismatched > 0 ? `, but for ${count(mismatched, "cell")}` : "";
  const marked = marks.length > 0 ? `; ${marks.map((mark) => JSON.stringify(mark)).join(", ")} read as missing` : "";
  return {kind, because: because + but + marked};
};

type Test = (facts: ColumnFacts) => boolean;

/** Whether a column says whom rows are about, several of them about some. */
const isSubject: Test = (facts) => {
  const {name, holds, distinct} = facts;
  if (holds !== "text" && holds !== "integer" || distinct >= filledOf(facts) || distinct < 2) return false;
  return personName.test(name) ? distinct >= fewestPeople : subjectName.test(name) || subjectCamel.test(name);
};

/** Of several columns that say whom rows are about the one whose name says it most plainly: patients before users. */
const subjectIn = (columns: readonly ColumnFacts[]): ColumnFacts | undefined => {
  const plain = ({name}: ColumnFacts): number => `${people}|${things}`.split("|").findIndex((word) => name.toLowerCase().includes(word));
  return columns.filter(isSubject).sort((a, b) => plain(a) - plain(b))[0];
};

const named = (columns: readonly ColumnFacts[], names: readonly string[], fits: Test): string | undefined => {
  for (const name of names) {
    const found = columns.find((facts) => facts.name.toLowerCase() === name && fits(facts));
    if (found) return found.name;
  }
  return undefined;
};

const isShare = ({holds, samples}: ColumnFacts): boolean =>
  (holds === "number" || holds === "integer") && samples.every((sample) => !(Number(sample) < 0 || Number(sample) > 1));

const findTimestamp = (columns: readonly ColumnFacts[]): string | undefined => {
  const dates = columns.filter(({holds, name}) => holds === "datetime" && !birthName.test(name));
  return dates.length === 1 ? dates[0].name : named(dates, timeNames, () => true);
};

/** The class a probability without a name of one is about: "1" or "true" when those are what is predicted. */
const positiveClass = (labels: readonly string[]): string | undefined =>
  labels.every((label) => label === "0" || label === "1") && labels.length > 0 ? "1"
    : labels.some((label) => label.toLowerCase() === "true") && labels.length <= 2 ? "true" : undefined;

const scoreOf = (facts: ColumnFacts, classes: readonly string[]): Part | undefined => {
  const name = facts.name.toLowerCase(), suffix = scorePrefix.exec(facts.name)?.[1];
  if (!isShare(facts)) return undefined;
  const found = classes.find((label) => label.toLowerCase() === suffix?.toLowerCase());
  if (suffix !== undefined && (found !== undefined || classes.length === 0)) {
    return {role: "score", class: found ?? suffix, because: `its name says the probability of ${found ?? suffix}`};
  }
  if (!scoreNames.includes(name)) return undefined;
  const of = positiveClass(classes);
  if (of === undefined) return {role: "score", because: "its name says a probability"};
  return {role: "score", class: of, because: `its name says a probability, read as that of ${of}`};
};

/** The only other column of texts whose labels are just those that are predicted. */
const labelledLike = (columns: readonly ColumnFacts[], prediction: ColumnFacts | undefined): string | undefined => {
  if (prediction?.holds !== "text" || prediction.distinct < 2 || prediction.distinct > prediction.samples.length) return undefined;
  const labels = [...prediction.samples].sort().join("\0"), {name: own} = prediction;
  const alike = columns.filter(({name, holds, samples}) => name !== own && holds === "text" && [...samples].sort().join("\0") === labels);
  return alike.length === 1 ? alike[0].name : undefined;
};

const findParts = (columns: readonly ColumnFacts[], options: InferOptions): Map<string, Part> => {
  const parts = new Map<string, Part>();
  const give = (name: string | undefined, part: Part): void => {
    if (name !== undefined && !parts.has(name)) parts.set(name, part);
  };
  const ids = options.ids ?? [], told = subjectIn(columns.filter(({name}) => ids.includes(name)));
  for (const name of ids) give(name, {role: "id", ...name === told?.name && {cluster: true}});
  for (const name of options.segments ?? []) give(name, {role: "segment"});
  for (const [name, of] of Object.entries(options.scores ?? {})) give(name, {role: "score", class: of});
  give(options.target, {role: "target"});
  give(options.prediction, {role: "prediction"});
  give(options.timestamp, {role: "timestamp"});
  const free = columns.filter(({name}) => !parts.has(name));
  const known = options.target ?? named(free, targetNames, ({holds}) => holds !== "datetime" && holds !== "nothing");
  const prediction = options.prediction ?? named(free, predictionNames, ({holds}) => holds !== "datetime" && holds !== "nothing");
  const target = known ?? labelledLike(free, columns.find(({name}) => name === prediction));
  give(target, {role: "target", because: known === undefined ? `its labels are those of ${prediction}` : "its name says what is to be predicted"});
  give(prediction, {role: "prediction", because: "its name says what was predicted"});
  if (options.timestamp === undefined) give(findTimestamp(free), {role: "timestamp", because: "the column of dates"});
  const subject = told ? undefined : subjectIn(free.filter(({name}) => !parts.has(name)));
  if (subject) give(subject.name, {role: "id", cluster: true, because: `its name says whom rows are about, ${subject.distinct} in ${count(filledOf(subject), "row")}: rows of one belong together`});
  const outcomes = columns.filter(({name}) => name === target || name === prediction);
  const classes = [...new Set(outcomes.filter(({distinct}) => distinct <= fewTexts).flatMap(({samples}) => samples))];
  for (const facts of free) {
    const part = parts.has(facts.name) ? undefined : scoreOf(facts, classes);
    if (part) give(facts.name, part);
  }
  return parts;
};

const check = (columns: readonly ColumnFacts[], options: InferOptions): void => {
  const {target, prediction, timestamp, ids = [], segments = [], scores = {}, kinds = {}} = options;
  const names = new Set(columns.map(({name}) => name));
  const asked = [target, prediction, timestamp, ...ids, ...segments, ...Object.keys(scores), ...Object.keys(kinds)];
  const unknown = asked.filter((name) => name !== undefined && !names.has(name)).map((name) => JSON.stringify(name));
  if (unknown.length > 0) throw new RangeError(`unknown column: ${unknown.join(", ")}; one of: ${[...names].join(", ")}`);
};

/** A text column that is an id rather than something written: named so, or short and never twice the same. */
const looksLikeId = (facts: ColumnFacts, {kind}: Guess): boolean =>
  kind === "text" && (facts.holds === "integer" || isId(facts.name)
    || (facts.length > 0 && facts.length <= shortText && facts.distinct === filledOf(facts)));

/** The words that truths are written in: those of the first sample. */
const wordsOf = ({samples: [first = ""]}: ColumnFacts): string => ["true false", "yes no", "y n"].find((words) => words.split(" ").includes(first.toLowerCase())) ?? "t f";

/** Whether a column holds truths in words that are more than truths. */
const isWorded = (facts: ColumnFacts): boolean => facts.holds === "boolean" && wordsOf(facts) !== "true false";

/** The kind that a role asks for, given what was guessed from the cells. */
const kindFor = (role: Role, facts: ColumnFacts, guess: Guess): Guess => {
  const {holds} = facts, {kind, because} = guess, isNumber = holds === "number" || holds === "integer";
  const isLabelled = role === "target" || role === "prediction" || role === "segment";
  if (role === "id") return {kind: "text", because: kind === "text" ? because : "ids keep no values"};
  if (role === "score" && isNumber) return {kind: "numeric", because: "numbers"};
  if (role === "timestamp" && isNumber) return {kind: "datetime", because: `${because}: read as milliseconds since 1970`};
  // People know their classes by the words that they gave them.
  if (isLabelled && isWorded(facts)) return {kind: "categorical", because: `${facts.samples.slice(0, 4).join(" and ")} are its classes`};
  if (isLabelled && kind === "text") return {kind: holds === "integer" ? "numeric" : "categorical", because};
  return guess;
};

interface Known {
  readonly kinds: Readonly<Record<string, Kind>>;
  readonly target: ColumnFacts | undefined;
  readonly prediction: ColumnFacts | undefined;
}

const propose = (facts: ColumnFacts, part: Part, {kinds, target, prediction}: Known): ColumnSchema => {
  const {name, marks} = facts, other = part.role === "target" ? prediction : part.role === "prediction" ? target : undefined;
  let {kind, because} = kindFor(part.role, facts, guessKind(facts));
  // "yes" and "true" are one class only as truths.
  if (isWorded(facts) && other?.holds === "boolean" && wordsOf(facts) !== wordsOf(other)) ({kind, because} = guessKind(facts));
  if (part.role === "prediction" && target && facts.holds === "integer") {
    const like = kindFor("target", target, guessKind(target)).kind;
    const isOther = like !== kind && (like === "numeric" || like === "categorical");
    if (isOther) [kind, because] = [like, `${because}; ${like} as ${target.name} is`];
  }
  if (Object.hasOwn(kinds, name)) [kind, because] = [kinds[name], `told to be ${kinds[name]}`];
  return {
    name, kind, role: part.role, ...part.class !== undefined && {class: part.class}, ...part.cluster && {cluster: true}, ...marks.length > 0 && {missing: marks},
    because: part.because === undefined ? because : `${part.because}; ${because}`,
  };
};

/** Proposes a schema from a look at a table, saying why for each column. */
export const infer = (columns: readonly ColumnFacts[], options: InferOptions = {}): Schema => {
  check(columns, options);
  const parts = findParts(columns, options), {kinds = {}} = options;
  const withRole = (role: Role): ColumnFacts | undefined => columns.find(({name}) => parts.get(name)?.role === role);
  const target = withRole("target"), prediction = withRole("prediction");
  const partOf = (facts: ColumnFacts): Part =>
    parts.get(facts.name) ?? {role: looksLikeId(facts, guessKind(facts)) ? "id" : "feature"};
  return {version: 1, columns: columns.map((facts) => propose(facts, partOf(facts), {kinds, target, prediction}))};
};
