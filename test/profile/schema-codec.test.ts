import {describe, expect, it} from "vitest";
import type {Schema} from "../../src/data/schema.ts";
import {schemaFields, schemaFrom} from "../../src/profile/schema-codec.ts";

const read = (json: string): Schema => schemaFrom(JSON.parse(json));
const column = (fields: string): string => `{"version":1,"columns":[{"name":"x","kind":"numeric","role":"feature"${fields}}]}`;

describe("schemaFrom", () => {
  it("reads what schemaFields wrote", () => {
    const schema: Schema = {version: 1, columns: [
      {name: "p", kind: "numeric", role: "score", class: "yes", unit: "%", range: [0, null], required: true, importance: 2,
        because: "told"},
      {name: "id", kind: "text", role: "id", pattern: "^\\d+$", unique: true, missing: ["?", "NA"], hash: false,
        values: ["1", "2"]},
    ]};
    expect(read(JSON.stringify(schemaFields(schema)))).toEqual(schema);
  });

  it("passes over fields that it does not know", () => {
    expect(read(column(',"colour":"red"')).columns[0]).toEqual({name: "x", kind: "numeric", role: "feature"});
  });

  it("takes nothing from a prototype", () => {
    expect(() => read('{"version":1,"columns":[{"name":"x","role":"feature","__proto__":{"kind":"numeric"}}]}'))
      .toThrow("unknown kind: undefined");
    expect(() => read('{"__proto__":{"version":1,"columns":[]}}')).toThrow("unknown schema version: undefined");
  });

  it.each([
    ['{"version":2,"columns":[]}', "unknown schema version: 2"], ['{"version":1,"columns":{}}', "columns that are no list"],
    ["[]", "a schema that is no object"], ['{"version":1,"columns":[null]}', "a column that is no object"],
    [column(',"role":"king"'), 'unknown role: "king"'], [column(',"name":3'), "a name that is no text"],
    [column(',"range":[0,"1"]'), "a range that is no pair of numbers"], [column(',"values":["a",1]'), "values that is no text"],
    [column(',"missing":"?"'), "missing marks that are no list"], [column(',"hash":1'), "hash that is neither true nor false"],
    [column(',"importance":"much"'), "an importance that is no number"],
    ['{"version":1,"columns":[{"name":"x","kind":"text","role":"id"},{"name":"x","kind":"text","role":"id"}]}',
      "a column named twice"],
  ])("refuses %s", (json, message) => {
    expect(() => read(json)).toThrow(`corrupt profile: ${message}`);
  });
});
