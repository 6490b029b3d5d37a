import type {AnyMeasure} from "./measure.ts";

/** The catalogue: every measure there is, one line each, sorted by family and name; a test compares it with the folder. */
export const measures: readonly AnyMeasure[] = [
];

const byId = new Map(measures.map((measure) => [measure.id, measure]));

/** The measure of this name; throws naming the choices (and `also`, other names that would have done) when there is none. */
export function measureById(id: string, also: readonly string[] = []): AnyMeasure {
  const measure = byId.get(id);
  if (!measure) throw new Error(`unknown measure: "${id}"; one of: ${[...byId.keys(), ...also].join(", ")}`);
  return measure;
}
