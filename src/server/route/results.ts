import type {FastifyInstance} from "fastify";
import type {Shape} from "../../ingest/shape.ts";
import {noReference, withoutFilledGaps} from "../../history/gaps.ts";
import {placeOf} from "../../store/fact.ts";
import type {Scores, StoredRun, Stretch} from "../../store/facts.ts";
import type {Heading} from "../../store/figures.ts";
import {modelParams, pageQuery, query} from "../description.ts";
import {behind, type Page, type PageQuery, pageOf} from "../page.ts";
import {isoText, rangeOf, type RangeQuery, rangeShape} from "../range.ts";
import {coursesOf} from "../series.ts";
import type {Service} from "../service.ts";

const word = (description: string): Shape => ({type: "string", maxLength: 200, description});
const which = {version: word("of this version of the model only; all versions together, when left out"), reference: word("compared with this reference only")};
const intervals: Shape = {type: "boolean", description: "with the ends of intervals"};
const figure = {topic: word("of this topic only"), column: word("of this column only"), measure: word("of this measure only")};

interface Asked {
  readonly Params: {readonly model: string};
  readonly Querystring: PageQuery & RangeQuery & {
    readonly version?: string; readonly reference?: string;
    readonly topic?: string; readonly column?: string; readonly measure?: string;
  };
}
interface OfCourses extends Asked {
  readonly Querystring: Wanted & {readonly intervals?: boolean};
}
interface OfColumn extends Asked {
  readonly Params: {readonly model: string; readonly column: string};
}
type Wanted = Asked["Querystring"];

/** What is known of windows: their verdicts, their figures, their runs, and the distributions of a column. */
export function resultRoutes(app: FastifyInstance, service: Service): void {
  const config = {scope: "read"} as const, pages = {...pageQuery, ...rangeShape, ...which};
  const describe = (summary: string, more: Readonly<Record<string, Shape>> = {}): object =>
    ({tags: ["query"], summary, params: modelParams, querystring: query({...pages, ...more})});
  app.get<Asked>("/v1/models/:model/windows", {config, schema: describe("Windows, how much is known of each, and how many verdicts of each kind")},
    ({params, query: asked}) => scores(service, params.model, {asked, shown: ({figures}) => ({verdicts: figures.tally()})}));
  app.get<Asked>("/v1/models/:model/scores", {config, schema: describe("Figures over windows: what a chart of a measure is drawn from", figure)},
    ({params, query: asked}) => scores(service, params.model, {asked, shown: chosenFigures(asked)}));
  app.get<OfCourses>("/v1/models/:model/series", {config, schema: describe("Figures over windows, a list of scores for each: a year of hours in one small answer", {...figure, intervals})},
    ({params, query: asked}) => courses(service, params.model, asked));
  app.get<Asked>("/v1/models/:model/runs", {config, schema: describe("Whole runs (docs/run.schema.json), each of one window against one reference")},
    ({params, query: asked}) => runs(service, params.model, {asked, shown: ({run}) => ({run})}));
  app.get<OfColumn>("/v1/models/:model/columns/:column/distributions", {
    config,
    schema: {tags: ["query"], summary: "How a column was distributed, window by window", params: {type: "object", properties: {model: {type: "string"}, column: {type: "string"}}}, querystring: query(pages)},
  }, ({params: {model, column}, query: asked}) => runs(service, model, {
    asked, shown: ({run}) => ({
      distribution: run.distributions.find((one) => one.column === column) ?? null,
      summary: run.columns.find(({name}) => name === column) ?? null,
    }),
  }));
}

/** What of a fact is shown beside its window. */
interface Showing<Fact> {
  readonly asked: Wanted;
  readonly shown: (fact: Fact) => object;
}

/** Runs are large: a page of them is small unless told. */
const runsOfPage = 20;

async function windows({store, models}: Service, name: string, asked: Wanted): Promise<Page<Scores>> {
  const {model} = await models.named(name), from = behind(asked);
  const facts = withoutFilledGaps(store.read("scores", {model, holding: true, ...rangeOf(asked), ...from}), from.after?.time);
  return pageOf(facts, {page: asked, keep: isAsked(asked), place: (fact) => placeOf("scores", fact)});
}

async function scores(service: Service, name: string, {asked, shown}: Showing<Scores>): Promise<object> {
  const {items, next} = await windows(service, name, asked);
  return {items: items.map((fact) => ({...headOf(fact), rows: fact.rows, labels: fact.labels, ...shown(fact)})), next};
}

async function courses(service: Service, name: string, {intervals: withIntervals = false, ...asked}: OfCourses["Querystring"]): Promise<object> {
  const {items, next} = await windows(service, name, asked);
  return {...coursesOf(items, {isWanted: wants(asked), intervals: withIntervals}), next};
}

async function runs({store, models}: Service, name: string, {asked, shown}: Showing<StoredRun>): Promise<object> {
  const {model} = await models.named(name), page = {limit: runsOfPage, ...asked};
  const facts = store.read("runs", {model, holding: true, ...rangeOf(asked), ...behind(asked)});
  const {items, next} = await pageOf(facts, {page, keep: isAsked(asked), place: (fact) => placeOf("runs", fact)});
  return {items: items.map((fact) => ({...headOf(fact), ...shown(fact)})), next};
}

const headOf = ({window: {start, end}, version, reference, generation, knownAt}: Stretch & {reference: string; generation: number; knownAt: number}): object =>
  ({window: {start: isoText(start), end: isoText(end)}, version, reference, generation, known_at: isoText(knownAt)});

const isAsked = ({version, reference}: Wanted) => (fact: {readonly version: string | null; readonly reference: string}): boolean =>
  // A window without data has no reference; it shows whatever is asked for.
  fact.version === (version ?? null) && (reference === undefined || fact.reference === reference || fact.reference === noReference);

const wants = ({topic, column, measure}: Wanted) => (heading: Heading): boolean => (topic === undefined || heading.topic === topic)
  && (column === undefined || heading.column === column) && (measure === undefined || heading.measure === measure);

/** The figures that are asked for: where they stand is the same in all windows of the same headings. */
function chosenFigures(asked: Wanted): (scores: Scores) => object {
  const known = new Map<readonly Heading[], readonly number[]>(), isWanted = wants(asked);
  return ({figures}) => {
    const {headings} = figures, places = known.get(headings) ?? [...headings.keys()].filter((place) => isWanted(headings[place]));
    known.set(headings, places);
    return {figures: figures.at(places)};
  };
}
