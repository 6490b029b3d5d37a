import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {decode, encode} from "../../src/profile/codec.ts";
import {crc32} from "../../src/profile/crc32.ts";
import {FormatError} from "../../src/profile/format-error.ts";
import {merge} from "../../src/profile/merge.ts";
import {mostHours} from "../../src/sketch/hours.ts";
import type {Profile} from "../../src/profile/profile.ts";
import {thirdProfile} from "./third-profile.ts";
import {anyRow, batchesOf, everySort, planFor, profileFor} from "./table.ts";

const reference = fc.sample(anyRow, {numRuns: 120, seed: 11});
const sizes = {cells: 12, exact: 20, categories: 3, buckets: 5, distinct: 30, distinctSample: 8, pairGrid: 4};
const plan = planFor(everySort, batchesOf(everySort, reference, 50), {sizes});
const profile = profileFor(plan, batchesOf(everySort, reference, 40), {added: ["new", "newer"]});
const bytes = encode(profile);

/** Gives changed bytes the length and checksum that they should have. */
const sealed = (changed: Uint8Array): Uint8Array => {
  const copy = changed.slice(), view = new DataView(copy.buffer), end = copy.length - 4;
  view.setUint32(8, copy.length, true);
  view.setUint32(12, 0, true);
  view.setUint32(end, crc32(copy.subarray(0, end)), true);
  return copy;
};

/** The same, each long row of numbers by its sum and a digest, and the plan of a segment by its id. */
const shortened = (value: unknown): unknown => {
  if (value instanceof Float64Array && value.length > 24) {
    const digest = createHash("sha256").update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)).digest("hex");
    return `${value.length} numbers, sum ${value.reduce((sum, x) => sum + x, 0)}, ${digest}`;
  }
  if (value instanceof Float64Array || value === null || typeof value !== "object") return value;
  if (value instanceof Map) return new Map([...value].map(([key, inner]) => [key, shortened(inner)]));
  return Array.isArray(value) ? value.map(shortened) : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === "profile" ? shortened({...inner, plan: inner.plan.id}) : shortened(inner)]));
};

const codeOf = (changed: Uint8Array): string => {
  try {
    decode(changed);
    return "none";
  } catch (error) {
    if (error instanceof FormatError) return error.code;
    throw error;
  }
};

const refusal = (changed: Uint8Array): string => {
  try {
    decode(changed);
    return "none";
  } catch (error) {
    return error instanceof FormatError ? `${error.code}: ${error.message}` : `not refused but thrown: ${String(error)}`;
  }
};

/** The bytes with a text in them replaced by another of the same length. */
const replaced = (from: string, to: string): Uint8Array => {
  const copy = bytes.slice(), at = Buffer.from(copy).indexOf(from);
  expect(at).toBeGreaterThan(0);
  copy.set(Buffer.from(to), at);
  return sealed(copy);
};

describe("codec", () => {
  it("gives back the same profile, and the same bytes of it", () => {
    expect(decode(bytes)).toEqual(profile);
    expect(encode(decode(bytes))).toEqual(bytes);
  });

  it("does so for any rows and for the profile of none", () => {
    fc.assert(fc.property(fc.array(anyRow, {maxLength: 40}), (rows) => {
      const some = profileFor(plan, batchesOf(everySort, rows, 9)), written = encode(some);
      expect(decode(written)).toEqual(some);
      expect(encode(decode(written))).toEqual(written);
    }));
    const none = planFor(everySort, []), empty = profileFor(none, []);
    expect(decode(encode(empty))).toEqual(empty);
    const absent = profileFor(plan, [], {present: []});
    expect(decode(encode(absent))).toEqual(absent);
  });

  it("gives back a profile that merges like the one written", () => {
    expect(encode(merge(decode(bytes), decode(bytes)))).toEqual(encode(merge(profile, profile)));
  });

  it("does not depend on the order in which labels were met", () => {
    const turned = profileFor(plan, batchesOf(everySort, [...reference].reverse(), 40), {added: ["newer", "new"]});
    const labels = (one: Profile) => decode(encode(one)).columns.map((column) =>
      column.type === "categorical" ? [...column.categories.counts] : []);
    expect(labels(turned)).toEqual(labels(profile));
  });

  it("reads bytes that lie within a larger buffer", () => {
    const larger = new Uint8Array(bytes.length + 13);
    larger.set(bytes, 7);
    expect(decode(larger.subarray(7, 7 + bytes.length))).toEqual(profile);
  });

  it("says what is wrong with bytes that are no profile", () => {
    expect(refusal(Uint8Array.from(Buffer.from("PAR1 and more of it"))))
      .toBe("not-a-profile: not a profile: it does not start with PLUMB");
    expect(refusal(new Uint8Array(0))).toBe("truncated: truncated profile: 0 bytes");
    expect(refusal(bytes.subarray(0, 12))).toBe("truncated: truncated profile: 12 bytes");
    expect(refusal(bytes.subarray(0, 1000))).toBe(`truncated: truncated profile: 1000 of ${bytes.length} bytes`);
    expect(refusal(Uint8Array.of(...bytes, 0)))
      .toBe(`corrupt: corrupt profile: ${bytes.length + 1} bytes instead of ${bytes.length}`);
    expect(refusal(bytes.with(5, 4))).toBe("newer-version: newer profile format: version 4; this program reads up to 3");
    expect(refusal(bytes.with(900, bytes[900] ^ 1))).toBe("checksum: damaged profile: the checksum does not match");
  });

  it("finds every damaged byte", () => {
    for (let at = 0; at < bytes.length; at += 3) expect(codeOf(bytes.with(at, bytes[at] ^ 4))).not.toBe("none");
  });

  it("refuses a plan whose content is not what its id says", () => {
    expect(refusal(replaced('"name":"age"', '"name":"agf"'))).toMatch(/^corrupt: corrupt profile: pairs of wrong columns/);
    expect(refusal(replaced('"range":[0,4]', '"range":[0,5]'))).toBe(`corrupt: corrupt profile: a plan that is not ${plan.id}`);
    expect(refusal(replaced('"cells":12', '"cells":13'))).toBe("corrupt: corrupt profile: 13 quantiles for 13 cells");
    expect(refusal(replaced('"kind":"boolean"', '"kind":"bool.an"'))).toBe('corrupt: corrupt profile: unknown kind: "bool.an"');
    expect(refusal(replaced('"exact":20', '"exact":-1')))
      .toBe("corrupt: corrupt profile: wrong size: exact -1; a whole number from 1 to 65535");
  });

  it("refuses columns out of order and states that the plan does not allow", () => {
    const [first, second, ...rest] = profile.columns;
    expect(refusal(encode({...profile, columns: [second, first,
      ...rest]}))).toBe("corrupt: corrupt profile: columns not in the plan's order");
    expect(refusal(encode({...profile, columns: [first, first,
      ...rest]}))).toBe("corrupt: corrupt profile: columns not in the plan's order");
    const grouped = (counts: (place: number) => number) => encode({...profile, columns: profile.columns.map((column, i) =>
      i === 0 && column.groups ? {...column, groups: column.groups.map((_, place) => counts(place))} : column)});
    expect(refusal(grouped(() => 1))).toBe("corrupt: corrupt profile: more rows in groups than there are");
    expect(refusal(encode({...profile, columns: profile.columns.map((column) => column.groups ? {...column, groups: new Float64Array(4000).fill(1, 3999)} : column)})))
      .toBe("corrupt: corrupt profile: more groups than there are");
    const hours = new Map(Array.from({length: mostHours + 1}, (_, i) => [i * 3_600_000, 1] as const));
    const late = profile.columns.map((column) => column.name === "when" ? {...column, hours} : column);
    expect(refusal(encode({...profile, columns: late}))).toBe("corrupt: corrupt profile: too many hours");
  });

  it("keeps a column that is named like a part of every object", () => {
    const schema = {version: 1, columns: [{name: "__proto__", kind: "numeric", role: "feature"}]} as const;
    const odd = profileFor(planFor(schema, batchesOf(schema, [[1], [2]], 2)), batchesOf(schema, [[3]], 1),
      {added: ["constructor"]});
    expect(decode(encode(odd))).toEqual(odd);
  });

  it("answers any change, sealed again, by FormatError or a profile that can be written", () => {
    let read = 0;
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), {minLength: 1, maxLength: 3}), (changes) => {
      const copy = bytes.slice();
      for (const [at, value] of changes) if (at > 15) copy[at] = value;
      const changed = sealed(copy);
      if (codeOf(changed) !== "none") return;
      read++;
      encode(decode(changed));
    }), {numRuns: 3000});
    expect(read).toBeGreaterThan(0);
  });

  it("makes no room that the bytes do not fill", () => {
    const huge = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f];
    for (let at = 16; at < bytes.length - 30; at += 11) {
      const copy = bytes.slice();
      copy.set(huge, at);
      const before = process.memoryUsage().arrayBuffers;
      codeOf(sealed(copy));
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 2 ** 20);
    }
  });

  it.each(["first", "second", "third"])("decodes the profile of the %s version for ever", (name) => {
    const stored = Uint8Array.from(readFileSync(new URL(`./fixtures/${name}.plb`, import.meta.url))), profile = decode(stored);
    expect(shortened(profile)).toMatchSnapshot();
    expect(encode(profile)).toEqual(stored);
  });

  it("still makes the newest of its rows: what changes it changes what stored profiles mean", () => {
    const stored = Uint8Array.from(readFileSync(new URL("./fixtures/third.plb", import.meta.url)));
    expect(encode(thirdProfile())).toEqual(stored);
  });
});
