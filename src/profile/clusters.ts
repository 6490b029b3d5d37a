import type {Batch, ColumnBatch} from "../data/column.ts";
import {groupsOfClusters, noGroup} from "../sketch/cluster-groups.ts";
import type {TextHash} from "../sketch/hash.ts";
import {poissonWeights, replicates} from "../sketch/poisson-weights.ts";
import {finishRows, hashLabels, hashNumbers, hashTexts, rowHash, rowsAtOnce, startRows, type Stretch} from "../sketch/row-hash.ts";
import {textHashes} from "../sketch/text-hashes.ts";
import {labelWords} from "./label-words.ts";
import type {Plan} from "./plan.ts";

/** To whom the rows of a batch belong: the number of each one's cluster, and the group that this falls into. */
export interface Belonging {
  readonly clusters: Float64Array;
  readonly groups: Uint8Array;
}

/** Reads to whom rows belong from batches that hold the present columns; undefined where the plan declares no cluster. */
export const clusterReader = ({cluster, columns}: Plan, {present, hash}: {
  readonly present: readonly string[]; readonly hash: TextHash;
}): ((batch: Batch) => Belonging | undefined) => {
  if (cluster === null) return () => undefined;
  // In the plan's order, so that the order of a table's columns does not matter.
  const order = columns.flatMap(({schema: {name}}) => present.includes(name) ? [present.indexOf(name)] : []);
  const at = present.indexOf(cluster), contents = contentReader(order, hash);
  return (batch) => {
    const clusters = clusterHashes(batch.columns[at], batch.rows, hash), groups = groupsOf(clusters);
    // A row of nobody is drawn by itself, and alike wherever it is counted. Of how alike rows of one are it says nothing.
    if (groups.includes(noGroup)) contents(batch).forEach((number, i) => { if (clusters[i] < 0) clusters[i] = number; });
    return {clusters, groups};
  };
};

/** Below 0 where a row has no cluster. */
const clusterHashes = (column: ColumnBatch | undefined, rows: number, hash: TextHash): Float64Array => {
  const hashes = new Float64Array(rows);
  if (column?.type === "text") textHashes(column.values, hash, {into: hashes});
  else if (column?.type === "labels") {
    const known = new Float64Array(column.labels.length);
    textHashes(column.labels, hash, {into: known});
    for (let i = 0; i < rows; i++) hashes[i] = column.codes[i] < 0 ? -1 : known[column.codes[i]];
  } else if (column) for (let i = 0; i < rows; i++) hashes[i] = column.valid?.[i] === 0 ? -1 : hash.number(String(column.values[i]));
  else hashes.fill(-1);
  return hashes;
};

/** Numbers rows by what they hold. */
const contentReader = (order: readonly number[], hash: TextHash): ((batch: Batch) => Float64Array) => {
  const made = rowHash(), dictionaries = order.map(() => labelWords(hash)), seed = hash.number("rows");
  return (batch) => {
    const all = new Float64Array(batch.rows), columns = order.map((at) => batch.columns[at]), texts = columns.map((column) => {
      const hashes = new Float64Array(column.type === "text" ? batch.rows : 0);
      if (column.type === "text") textHashes(column.values, hash, {into: hashes});
      return hashes;
    });
    for (let from = 0; from < batch.rows; from += rowsAtOnce) {
      const stretch: Stretch = {from, n: Math.min(rowsAtOnce, batch.rows - from)};
      startRows(made, seed);
      columns.forEach((column, i) => {
        if (column.type === "numbers") hashNumbers(made, column, stretch);
        else if (column.type === "labels") hashLabels(made, {codes: column.codes, words: dictionaries[i](column.labels)}, stretch);
        else hashTexts(made, texts[i], stretch);
      });
      finishRows(made, stretch.n, all.subarray(from));
    }
    return all;
  };
};

const groupsOf = (clusters: Float64Array): Uint8Array => {
  const groups = new Uint8Array(clusters.length);
  // The low 32 bits of a hash divide by a power of two as the whole of it does.
  for (let i = 0; i < groups.length; i++) groups[i] = clusters[i] < 0 ? noGroup : (clusters[i] >>> 0) % groupsOfClusters;
  return groups;
};

/** How many clusters' weights are held at a time, so that rows of one cluster draw once. */
const held = 20_000;

/** The weights of clusters, each drawn once while it is among the last ones seen. */
export const clusterWeights = (): ((hash: number) => Uint8Array) => {
  const known = new Map<number, Uint8Array>();
  return (hash) => {
    let weights = known.get(hash);
    if (weights) return weights;
    if (known.size === held) known.clear();
    weights = new Uint8Array(replicates);
    poissonWeights(hash, weights);
    known.set(hash, weights);
    return weights;
  };
};
