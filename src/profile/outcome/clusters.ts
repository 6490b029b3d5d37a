import type {ColumnBatch} from "../../data/column.ts";
import type {TextHash} from "../../sketch/hash.ts";
import {poissonWeights, replicates} from "../../sketch/poisson-weights.ts";
import {textHashes} from "../../sketch/text-hashes.ts";

/** How many clusters' weights are held at a time, so that rows of one cluster draw once. */
const held = 20_000;

/** The number by which each row's cluster is drawn; a row without one is a cluster of its own. */
export const clusterHashes = (column: ColumnBatch | undefined, {rows, hash, seen}: {
  readonly rows: number; readonly hash: TextHash; readonly seen: number;
}): Float64Array => {
  const hashes = new Float64Array(rows);
  if (column?.type === "text") textHashes(column.values, hash, {into: hashes});
  else if (column?.type === "labels") {
    const known = new Float64Array(column.labels.length);
    textHashes(column.labels, hash, {into: known});
    for (let i = 0; i < rows; i++) hashes[i] = column.codes[i] < 0 ? -1 : known[column.codes[i]];
  } else if (column) for (let i = 0; i < rows; i++) hashes[i] = hash.number(String(column.values[i]));
  else hashes.fill(-1);
  for (let i = 0; i < rows; i++) if (hashes[i] < 0) hashes[i] = hash.number(`row ${seen + i}`);
  return hashes;
};

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
