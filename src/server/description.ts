import type {Shape} from "../ingest/shape.ts";

// JSON Schemas of the API beside those of what is sent: for its description at /docs, and to check parameters with.

/** The parameters of a route of one model. */
export const modelParams: Shape = {type: "object", required: ["model"], properties: {model: {type: "string", description: "the model's name"}}};

/** What a route takes: one item, a list of them, or one a line. */
export const takes = (item: Shape): {consumes: string[]; body: Shape} => ({
  consumes: ["application/json", "application/x-ndjson"],
  body: {description: "One item or a list of them; as application/x-ndjson, one a line", oneOf: [item, {type: "array", items: item}]},
});

const count = (description: string): Shape => ({type: "integer", description});
const counts = {
  accepted: count("stored for good"), duplicate: count("known already"), rejected: count("refused, each told in errors"),
  errors: {
    type: "array",
    items: {
      type: "object", required: ["index", "path", "reason"],
      properties: {
        index: count("place in the request, from 0"), path: {type: "string", description: "JSON pointer into the item"},
        reason: {type: "string", description: "names the thing, its value and the choices"},
      },
    },
  },
};

/** What is answered to things that were sent. */
export const answerShape: Shape = {
  description: "What became of the items, once those accepted will survive a crash",
  type: "object", required: ["accepted", "duplicate", "rejected", "errors"], properties: counts,
};

/** What is answered to CloudEvents. */
export const cloudAnswerShape: Shape = {
  ...answerShape,
  properties: {...counts, waiting: count("halves that wait for their other half"), ignored: count("of no meaning here, such as a transformer's log")},
};

/** What a page of a list is asked with. */
export const pageQuery: Readonly<Record<string, Shape>> = {
  limit: {type: "integer", minimum: 1, maximum: 10_000, description: "entries of a page"},
  cursor: {type: "string", maxLength: 1000, description: "next of the page before"},
};

/** The query of a route; unknown names are refused. */
export const query = (properties: Readonly<Record<string, Shape>>, required: readonly string[] = []): Shape =>
  ({type: "object", additionalProperties: false, required, properties});
