import type {ColumnSchema} from "../../data/schema.ts";
import type {Plan} from "../plan.ts";
import type {Profile} from "../profile.ts";
import {classFinder, mostClasses} from "./class-labels.ts";

/** The schema names a class that the reference cannot have: the message names the column, the class and the choices. */
export class UnknownClass extends Error {
  constructor(what: string, {column, named, classes}: {readonly column: string; readonly named: string; readonly classes: readonly string[]}) {
    super(`unknown ${what}: ${JSON.stringify(named)} of ${column}; one of: ${classes.join(", ")}; a class that the reference lacks stands under values of the target`);
    this.name = "UnknownClass";
  }
}

/** A reference whose schema names no class that is misspelt; throws an UnknownClass otherwise. */
export function withKnownClasses<P extends Pick<Profile, "plan">>(profile: P): P {
  const {plan} = profile, {target, scores, classes} = classesOf(plan);
  if (classes.length < 2 || classes.length >= mostClasses) return profile;
  const isKnown = (label: string | undefined): label is undefined => label === undefined || classFinder(classes)(label) >= 0;
  // A class so rare that the reference has none of it has its score beside one of every other class; a misspelt one is in the place of another.
  const scored = classFinder(scores.flatMap(({class: named}) => named === undefined ? [] : [named]));
  for (const {name, class: named} of classes.every((label) => scored(label) >= 0) ? [] : scores) {
    if (!isKnown(named)) throw new UnknownClass("class", {column: name, named, classes});
  }
  const positive = target?.positive;
  if (target && !isKnown(positive) && scored(positive) < 0) throw new UnknownClass("positive class", {column: target.name, named: positive, classes});
  return profile;
}

interface Named {
  readonly target: ColumnSchema | undefined;
  readonly scores: readonly ColumnSchema[];
  /** The labels that the reference holds or declares; none where they are hashed. */
  readonly classes: readonly string[];
}

function classesOf({columns, schema, task}: Plan): Named {
  const withRole = (role: string): ColumnSchema[] => schema.columns.filter((column) => column.role === role), [target] = withRole("target");
  const ofModel = task?.type === "classification" ? columns.filter(({schema: {name}}) => name === task.target || name === task.prediction) : [];
  if (ofModel.some(({schema: {hash}}) => hash === true)) return {target, scores: [], classes: []};
  const labels = [...ofModel.flatMap((plan) => plan.type === "categorical" ? plan.categories : []), ...target?.values ?? []];
  return {target, scores: withRole("score"), classes: [...new Set(labels)].sort()};
}
