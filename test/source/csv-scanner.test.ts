import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {CsvScanner} from "../../src/source/csv-scanner.ts";

const comma = ",".charCodeAt(0);

/** All rows of a text, scanned from pieces of a given size. */
const scanAll = (text: string, columns: number, piece: number) => {
  const all = new TextEncoder().encode(text), scanner = new CsvScanner(columns, comma, {limit: 3});
  const rows: (string | null)[][] = [], lines: number[] = [];
  let bytes = new Uint8Array(0), given = 0;
  for (;;) {
    const last = given >= all.length, buffer = new Uint8Array(bytes.length + 1);
    buffer.set(bytes);
    scanner.at = 0;
    do {
      scanner.scan(buffer, bytes.length, last);
      for (let row = 0; row < scanner.count; row++) {
        rows.push(Array.from({length: columns}, (_, c) => {
          const from = scanner.starts[row * columns + c];
          return from < 0 ? null : new TextDecoder().decode(buffer.subarray(from, scanner.ends[row * columns + c]));
        }));
        lines.push(scanner.lines[row]);
      }
    } while (scanner.count === scanner.limit);
    if (last) return {rows, lines, faults: scanner.faults};
    bytes = new Uint8Array([...bytes.subarray(scanner.at), ...all.subarray(given, given + piece)]);
    given += piece;
  }
};

const cell = fc.option(fc.string({unit: fc.constantFrom("a", "é", "😀", ",", "\"", "\n", "\r\n", " ", "7"), maxLength: 6}));
const written = (text: string | null): string => text === null ? "" : `"${text.replaceAll('"', '""')}"`;

describe("CsvScanner", () => {
  it("reads back every table written with quotes, wherever the bytes are cut", () => {
    const tables = fc.integer({min: 2, max: 4}).chain((columns) =>
      fc.tuple(fc.constant(columns), fc.array(fc.array(cell, {minLength: columns, maxLength: columns}), {maxLength: 8})));
    fc.assert(fc.property(tables, fc.integer({min: 1, max: 40}), fc.constantFrom("\n", "\r\n"), ([columns, rows], piece, end) => {
      const text = rows.map((row) => row.map(written).join(",") + end).join("");
      const read = scanAll(text, columns, piece);
      expect(read.faults).toEqual([]);
      expect(read.rows).toEqual(rows);
    }), {numRuns: 2000});
  });

  it("gives each row the line on which it begins", () => {
    const {lines, faults} = scanAll("1,\"a\nb\r\nc\"\n\n2,x\n3\r\n4,y\r5,z\n", 2, 5);
    expect(lines).toEqual([1, 5, 7, 8]);
    expect(faults).toEqual([{line: 6, problem: "too few cells", cells: 1}]);
  });

  it("is the same whatever the bytes hold, wherever they are cut", () => {
    const bytes = fc.string({unit: fc.constantFrom("a", ",", "\"", "\n", "\r", " "), maxLength: 60});
    fc.assert(fc.property(bytes, fc.integer({min: 1, max: 20}), (text, piece) => {
      expect(scanAll(text, 2, piece)).toEqual(scanAll(text, 2, 1000));
    }), {numRuns: 5000});
  });
});
