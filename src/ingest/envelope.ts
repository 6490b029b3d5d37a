import {Fault, shown, step} from "./fault.ts";
import {BadRequest, type Item, jsonItems, jsonOf, textOf} from "./item.ts";
import type {Limits} from "./limits.ts";

/** A CloudEvent (specversion 1.0 or 0.3) once its attributes hold. */
export interface Envelope {
  readonly id: string;
  readonly type: string;
  readonly time: string | undefined;
  /** Every other attribute by name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly data: unknown;
}

/** An HTTP request as far as CloudEvents are concerned. */
export interface Delivery {
  readonly contentType: string;
  /** Header fields, names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

const versions = ["1.0", "0.3"];

/** The items of a delivery in binary, structured or batch mode; each is to be read by `readEnvelope`. */
export function envelopeItems({contentType, headers, body}: Delivery, limits: Limits): Item[] {
  const type = mediaType(contentType);
  if (type === "application/cloudevents-batch+json" || type === "application/cloudevents+json") return jsonItems(textOf(body), limits);
  if (type.startsWith("application/cloudevents")) throw new BadRequest(`unknown event format: ${shown(type)}; expected JSON`, 415);
  if (!headers.has("ce-specversion")) {
    throw new BadRequest("no CloudEvent; expected ce- header fields (binary mode) or content type application/cloudevents+json", 415);
  }
  return [{value: binary(headers, type, textOf(body))}];
}

/** Binary mode as the same object that structured mode carries. */
function binary(headers: ReadonlyMap<string, string>, type: string, text: string): unknown {
  const object = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of headers) if (name.startsWith("ce-")) object[name.slice(3)] = unescaped(value);
  object["datacontenttype"] = type;
  object["data"] = text === "" ? null : dataOf(text, type);
  return object;
}

/** The data, if they are JSON: KServe hands on what the model's caller called them, which is a form for whoever tells curl nothing. */
function dataOf(text: string, type: string): unknown {
  try {
    return jsonOf(text);
  } catch (error) {
    throw type === "" || isJson(type) ? error : new BadRequest(`data of type ${shown(type)} are not read; expected JSON`, 415);
  }
}

const mediaType = (contentType: string): string => contentType.split(";")[0].trim().toLowerCase();
const isJson = (type: string): boolean => /[/+]json$/.test(type);

/** Header values are percent-encoded (CloudEvents HTTP binding 1.0, section 3.1.3.2). */
function unescaped(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Reads the attributes of one CloudEvent. */
export function readEnvelope(value: unknown, limits: Limits): Envelope | Fault {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return new Fault("", `expected an object, found ${shown(value)}`);
  const {data, data_base64: base64, ...rest} = value as Record<string, unknown>;
  const attributes = new Map<string, string>();
  for (const [name, given] of Object.entries(rest)) {
    const text = typeof given === "string" ? given : typeof given === "number" || typeof given === "boolean" ? String(given) : undefined;
    if (text === undefined && given !== null) return new Fault(step(name), `expected a text, found ${shown(given)}`);
    if (text !== undefined && text.length > limits.text) return new Fault(step(name), `longer than ${limits.text} characters`);
    if (text !== undefined) attributes.set(name.toLowerCase(), text);
  }
  for (const name of ["specversion", "id", "source", "type"]) {
    if ((attributes.get(name) ?? "") === "") return new Fault(step(name), `missing attribute "${name}"`);
  }
  const version = attributes.get("specversion")!;
  if (!versions.includes(version)) return new Fault("/specversion", `unknown specversion ${shown(version)}; one of: ${versions.join(", ")}`);
  const encoded = base64 ?? (attributes.get("datacontentencoding") === "base64" ? data : undefined);
  const content = encoded === undefined ? data : decoded(encoded);
  if (Fault.is(content)) return content;
  return {id: attributes.get("id")!, type: attributes.get("type")!, time: attributes.get("time"), attributes, data: content};
}

function decoded(base64: unknown): unknown {
  try {
    const bytes = Uint8Array.from(atob(base64 as string), (c) => c.charCodeAt(0));
    return JSON.parse(new TextDecoder("utf-8", {fatal: true}).decode(bytes));
  } catch {
    return new Fault("/data_base64", "expected JSON in base64");
  }
}
