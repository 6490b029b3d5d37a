import {Fault, shown} from "./fault.ts";
import type {Limits} from "./limits.ts";

/** One of the things that a request holds: its value, or why it has none. */
export type Item = {readonly value: unknown} | {readonly fault: Fault; readonly raw: string};

/** A whole request that cannot be read: nothing of it is kept. */
export class BadRequest extends Error {
  /** The HTTP status that says so. */
  readonly status: number;
  constructor(message: string, status = 400) {
    super(message);
    this.name = "BadRequest";
    this.status = status;
  }
}

const utf8 = new TextDecoder("utf-8", {fatal: true});

/** The text of a body; bytes that are no UTF-8 are refused, since a replaced character may make two ids one. */
export function textOf(body: Uint8Array): string {
  try {
    return utf8.decode(body);
  } catch {
    throw new BadRequest("the body is not UTF-8");
  }
}

/** The value of a JSON text. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadRequest(`the body is not JSON: ${(error as Error).message.slice(0, 200)}`);
  }
}

/** The items of a JSON body: one object, or a list of them. */
export function jsonItems(text: string, limits: Limits): Item[] {
  const value = jsonOf(text);
  if (typeof value !== "object" || value === null) throw new BadRequest(`expected an object or a list of them, found ${shown(value)}`);
  const values: unknown[] = Array.isArray(value) ? value : [value];
  checkCount(values.length, limits);
  return values.map((one) => ({value: one}));
}

/** The items of a body of one JSON object a line; a line that is no JSON hurts no other. */
export function lineItems(text: string, limits: Limits): Item[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  checkCount(lines.length, limits);
  return lines.map((line): Item => {
    try {
      return {value: JSON.parse(line) as unknown};
    } catch (error) {
      return {fault: new Fault("", `not JSON: ${(error as Error).message.slice(0, 200)}`), raw: line};
    }
  });
}

/** Refuses a request of more items than are taken at once. */
export function checkCount(count: number, {batch}: Limits): void {
  if (count > batch) throw new BadRequest(`${count} items in one request; at most ${batch}`, 413);
}
