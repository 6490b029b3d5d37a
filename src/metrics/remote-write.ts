import type {Family, Sample} from "./family.ts";
import {snappy} from "./snappy.ts";

// A WriteRequest of Prometheus remote write 1.0 in Protocol Buffers: field 1 repeats a series, whose field 1 repeats labels
// (1 name, 2 value) and field 2 samples (1 value as double, 2 timestamp as varint of milliseconds).

const encoder = new TextEncoder();

const varint = (value: number): number[] => {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push(rest % 128 | 128);
  bytes.push(rest);
  return bytes;
};

/** A field that holds bytes: its number, their length, the bytes. */
const block = (field: number, bytes: readonly number[] | Uint8Array): number[] => [field << 3 | 2, ...varint(bytes.length), ...bytes];

const label = (name: string, value: string): number[] =>
  block(1, [...block(1, encoder.encode(name)), ...block(2, encoder.encode(value))]);

const sample = (value: number, time: number): number[] => {
  const double = new Uint8Array(8);
  new DataView(double.buffer).setFloat64(0, value, true);
  return block(2, [1 << 3 | 1, ...double, 2 << 3, ...varint(time)]);
};

/** A body for Prometheus' remote write: the samples of families at their own times; those without one are left out. */
export function writeRequest(families: readonly Family[]): Uint8Array<ArrayBuffer> {
  const series = new Map<string, {labels: readonly (readonly [string, string])[]; samples: Sample[]}>();
  for (const {name, samples} of families) for (const one of samples) {
    if (one.time === undefined) continue;
    const labels = [["__name__", name] as const, ...one.labels.filter(([, value]) => value !== "")].sort(([a], [b]) => a < b ? -1 : 1);
    const key = JSON.stringify(labels), known = series.get(key) ?? {labels, samples: []};
    known.samples.push(one);
    series.set(key, known);
  }
  const bytes: number[] = [];
  for (const {labels, samples} of series.values()) {
    const inner = labels.flatMap(([name, value]) => label(name, value.toWellFormed()));
    const sorted = samples.sort((a, b) => (a.time ?? 0) - (b.time ?? 0));
    for (const byte of block(1, [...inner, ...sorted.flatMap(({value, time = 0}) => sample(value, time))])) bytes.push(byte);
  }
  return snappy(Uint8Array.from(bytes));
}
