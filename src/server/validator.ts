import {Ajv} from "ajv";
import type {FastifySchemaCompiler} from "fastify";
import {faultOf} from "../ingest/fault.ts";
import {Problem} from "./problem.ts";

const ajv = new Ajv({allowUnionTypes: true, verbose: true, coerceTypes: true, useDefaults: true});

/** Checks queries and parameters; bodies are read item by item, so their schemas only describe them. */
export const validator: FastifySchemaCompiler<object> = ({schema, httpPart}) => {
  if (httpPart === "body" || httpPart === "headers") return () => true;
  const validate = ajv.compile(schema);
  return (value: unknown) => {
    if (validate(value)) return true;
    const {path, reason} = faultOf(validate.errors![0]);
    return {error: new Problem(400, `${httpPart === "querystring" ? "query" : "address"} ${path.slice(1)}: ${reason}`)};
  };
};
