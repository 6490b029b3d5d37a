import type {Plan} from "../profile/plan.ts";
import {type ProfileBuilder, profileBuilder} from "../profile/profile-builder.ts";
import type {Profile} from "../profile/profile.ts";
import type {TextHash} from "../sketch/hash.ts";
import type {LaidRows} from "../source/packed-rows.ts";
import {type RowBatches, rowBatches} from "../source/row-batches.ts";

/** Rows of what a version of a model was asked and answered: all of them have a label, or none has. */
export interface VersionedRows extends LaidRows {
  readonly version: string | null;
  readonly isLabelled: boolean;
}

/** The profile of one version's rows, and how many of them have a label. */
export interface VersionProfile {
  readonly version: string | null;
  readonly profile: Profile;
  readonly labels: number;
}

/** What is counted of one version so far. */
interface Count {
  readonly batches: RowBatches;
  readonly builder: ProfileBuilder;
  labels: number;
}

const outcomeRoles = new Set(["target", "business"]);

/**
 * The profile of each version's rows under a plan, by version. A column that no row of a version had counts as absent, except those
 * that labels bring: they may yet come. `read` begins anew each time it is called; mostly that is once.
 */
export const profileVersions = async (read: () => AsyncIterable<readonly VersionedRows[]>, plan: Plan, hash: TextHash): Promise<VersionProfile[]> => {
  const names = plan.columns.map(({schema}) => schema.name), whole = await counted(read, plan, {hash, present: () => names});
  const present = new Map([...whole].map(([version, {batches}]) => [version, presentIn(plan, batches.present())]));
  const lacking = new Set([...present].filter(([, some]) => some.length < names.length).map(([version]) => version));
  const again = lacking.size === 0 ? whole : new Map([...whole, ...await counted(only(read, lacking), plan, {
    hash, present: (version) => present.get(version) ?? names,
  })]);
  return [...again].map(([version, {builder, batches, labels}]) =>
    ({version, labels, profile: {...builder.profile(), added: [...batches.added()].filter((name) => !names.includes(name)).sort()}}));
};

const presentIn = (plan: Plan, seen: ReadonlySet<string>): string[] =>
  plan.columns.filter(({schema}) => seen.has(schema.name) || outcomeRoles.has(schema.role)).map(({schema}) => schema.name);

const only = (read: () => AsyncIterable<readonly VersionedRows[]>, versions: ReadonlySet<string | null>) =>
  async function* (): AsyncGenerator<readonly VersionedRows[]> {
    for await (const some of read()) yield some.filter(({version}) => versions.has(version));
  };

interface Counting {
  readonly hash: TextHash;
  readonly present: (version: string | null) => readonly string[];
}

const counted = async (read: () => AsyncIterable<readonly VersionedRows[]>, plan: Plan, {hash, present}: Counting): Promise<Map<string | null, Count>> => {
  const counts = new Map<string | null, Count>();
  const started = (version: string | null): Count => {
    const names = present(version), columns = plan.columns.map(({schema}) => schema).filter(({name}) => names.includes(name));
    const count = {batches: rowBatches(columns), builder: profileBuilder(plan, {present: columns.map(({name}) => name), hash}), labels: 0};
    counts.set(version, count);
    return count;
  };
  for await (const some of read()) {
    for (const {version, isLabelled, ...laid} of some) {
      const count = counts.get(version) ?? started(version);
      count.batches.add(laid, (batch) => { count.builder.add(batch); });
      if (isLabelled) count.labels += laid.rows;
    }
    for (const {builder, batches} of counts.values()) builder.add(batches.take());
  }
  return counts;
};
