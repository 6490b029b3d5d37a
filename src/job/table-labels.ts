import type {LabelFact, Row} from "../data/event.ts";
import type {Store} from "../store/store.ts";

/** Labels of a table under the revisions that they are to be kept as. */
export interface TableLabels {
  readonly labels: readonly LabelFact[];
  /** How many say something else than what held. */
  readonly corrected: number;
  /** How many were said before and have been corrected or taken back since: they change nothing. */
  readonly outdated: number;
}

/**
 * A table knows no revisions. A label that was ever said of its event is known; one that was not becomes the next revision, in which
 * columns that the table leaves open stay as they were.
 */
export async function tableLabels(store: Store, labels: readonly LabelFact[]): Promise<TableLabels> {
  const known = await knownLabels(store, labels), kept: LabelFact[] = [];
  let corrected = 0, outdated = 0;
  for (const label of labels) {
    const said = known.get(label.id) ?? [], newest = said.at(-1), same = said.findLast((one) => !one.retracted && saysOf(one.row, label.row));
    if (same !== undefined) {
      if (same !== newest) outdated++;
      kept.push(same);
      continue;
    }
    if (newest !== undefined && (newest.retracted || !saysOf({...label.row, ...newest.row}, label.row))) corrected++;
    const row = Object.assign(Object.create(null) as object, newest?.row, label.row), next = {...label, revision: (newest?.revision ?? 0) + 1, row};
    known.set(label.id, [...said, next]);
    kept.push(next);
  }
  return {labels: kept, corrected, outdated};
}

/** All that was said of the same events, the newest last. */
async function knownLabels(store: Store, labels: readonly LabelFact[]): Promise<Map<string, LabelFact[]>> {
  const known = new Map<string, LabelFact[]>();
  if (labels.length === 0) return known;
  for await (const some of store.read("labels", {model: labels[0].model, keys: [...new Set(labels.map(({id}) => id))]})) {
    for (const label of some) known.set(label.id, [...known.get(label.id) ?? [], label]);
  }
  for (const said of known.values()) said.sort((a, b) => a.revision - b.revision);
  return known;
}

const saysOf = (whole: Row, part: Row): boolean => Object.entries(part).every(([name, cell]) => whole[name] === cell);
