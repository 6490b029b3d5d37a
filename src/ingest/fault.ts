import type {ErrorObject} from "ajv";

/** What is wrong with one item of a request, and where. A class, so that no row of data can pass for one. */
export class Fault {
  /** For the compiler alone: no literal of the same keys is a fault. */
  declare protected readonly brand: true;
  /** JSON pointer into the item (RFC 6901): "/features/age"; empty for the item as a whole. */
  readonly path: string;
  /** Names the thing, its value and the choices. */
  readonly reason: string;

  constructor(path: string, reason: string) {
    this.path = path.toWellFormed();
    this.reason = reason.toWellFormed();
  }

  /** Tells a fault from what was asked for. */
  static is(value: unknown): value is Fault {
    return value instanceof Fault;
  }
}

/** A step into a JSON pointer. */
export const step = (name: string): string => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;

/** A value as it is shown to who sent it: short, and whatever it is. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const text = typeof value === "string" ? JSON.stringify(value.slice(0, 61)) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
}

const words: Readonly<Record<string, string>> = {
  string: "a text", number: "a finite number", integer: "a whole number", boolean: "a boolean", null: "null",
  object: "an object", array: "a list",
};

/** Types of JSON in words: "a text, a finite number or null". */
function typesInWords(types: string | readonly string[]): string {
  const all = [types].flat().map((type) => words[type] ?? type);
  return all.length === 1 ? all[0] : `${all.slice(0, -1).join(", ")} or ${all.at(-1)}`;
}

/** An error of a compiled JSON Schema as a sentence. */
export function faultOf({keyword, instancePath: path, params, data, parentSchema = {}, message}: ErrorObject): Fault {
  const limit = String(params["limit"]);
  switch (keyword) {
    case "required": return new Fault(path + step(String(params["missingProperty"])), `missing key "${params["missingProperty"]}"`);
    case "additionalProperties": {
      const key = String(params["additionalProperty"]);
      return new Fault(path + step(key), `unknown key ${shown(key)}; one of: ${Object.keys(parentSchema["properties"] as object).join(", ")}`);
    }
    case "type": return new Fault(path, `expected ${typesInWords(params["type"] as string | string[])}, found ${shown(data)}`);
    case "minLength": return new Fault(path, "an empty text");
    case "maxLength": return new Fault(path, `longer than ${limit} characters: ${shown(data)}`);
    case "maxProperties": return new Fault(path, `more than ${limit} keys`);
    case "maxItems": return new Fault(path, `more than ${limit} items`);
    case "pattern": return new Fault(path, `expected ${String(parentSchema["description"])}, found ${shown(data)}`);
    case "enum": return new Fault(path, `expected one of: ${(params["allowedValues"] as unknown[]).join(", ")}, found ${shown(data)}`);
    default: return new Fault(path, `${message ?? keyword}, found ${shown(data)}`);
  }
}
