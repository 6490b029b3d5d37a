import {type Window, windowsIn} from "../data/window.ts";
import {profileVersions} from "../engine/profile-versions.ts";
import {decode, encode} from "../profile/codec.ts";
import {merge} from "../profile/merge.ts";
import type {Plan} from "../profile/plan.ts";
import {profileBuilder} from "../profile/profile-builder.ts";
import type {Profile} from "../profile/profile.ts";
import type {Part} from "../store/facts.ts";
import {prunedUntil} from "../store/pruned.ts";
import {countedOnce} from "./disjoint.ts";
import {holdExpired} from "./expired.ts";
import {versionedRows} from "./rows.ts";
import {calendarOf, type Watch} from "./watch.ts";

/** The collector that counts stored events. */
const closer = "closer";

/** The stretches that a window is counted in: of weeks and months one day each, so that a late label counts one day anew. */
export const piecesOf = (window: Window, {windows}: Pick<Watch, "windows">): Window[] => {
  const calendar = calendarOf(windows);
  const isLong = calendar?.every === "week" || calendar?.every === "month";
  return isLong ? [...windowsIn(window, {...calendar, every: "day"})] : [window];
};

/** The newest parts of a stretch under a plan. */
export const partsIn = async ({store, model}: Watch, plan: string, window: Window): Promise<Part[]> => {
  const found: Part[] = [];
  for await (const some of store.read("parts", {model, from: window.start, to: window.end, holding: true})) {
    found.push(...some.filter((part) => part.plan === plan && part.window.end <= window.end));
  }
  return found;
};

const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

/**
 * Counts the events of a piece of time, and appends new generations of the parts that thereby change. Events are read whole, so
 * that whatever came, was corrected or was forgotten since is right; doing it twice changes nothing.
 */
export const recount = async (watch: Watch, plan: Plan, piece: Window): Promise<void> => {
  if (piece.start < await prunedUntil(watch.store, watch.model)) {
    await holdExpired(watch, piece);
    return;
  }
  const {store, model, hash, clock} = watch, knownAt = clock();
  const found = await profileVersions(versionedRows(watch, piece, plan.schema.columns), plan, hash);
  const known = (await partsIn(watch, plan.id, piece)).filter((part) => part.collector === closer && part.window.start === piece.start && part.window.end === piece.end);
  const gone = known.filter(({version, covers}) => covers.events > 0 && !found.some((one) => one.version === version));
  const nothing = gone.map(({version}) => ({version, labels: 0, profile: profileBuilder(plan, {hash}).profile()}));
  const parts = [...found, ...nothing].flatMap(({version, profile, labels}): Part[] => {
    const before = known.find((part) => part.version === version), bytes = encode(profile);
    if (before && isSame(before.bytes, bytes)) return [];
    return [{
      model, window: piece, version, plan: plan.id, collector: closer, generation: (before?.generation ?? 0) + 1, knownAt,
      covers: {from: piece.start, to: piece.end, events: profile.rows, labels}, bytes,
    }];
  });
  await store.append("parts", parts);
};

/** The rows of a window, and how many of them have a label. */
export interface Counted {
  readonly profile: Profile;
  readonly labels: number;
}

/** What is known of a window's rows. */
export interface WindowProfile {
  /** All versions together; null where nothing was ever counted. */
  readonly all: Profile | null;
  readonly versions: ReadonlyMap<string | null, Counted>;
  readonly labels: number;
}

/** The profile of a window: the merge of its parts. */
export const profileOf = async (watch: Watch, plan: Plan, window: Window): Promise<WindowProfile> => {
  const versions = new Map<string | null, Counted>();
  const sum = (a: Counted | null | undefined, b: Counted): Counted => a ? {profile: merge(a.profile, b.profile, watch.hash), labels: a.labels + b.labels} : b;
  let all: Counted | null = null;
  for (const {version, bytes, covers: {labels}} of countedOnce(await partsIn(watch, plan.id, window))) {
    const counted = {profile: decode(bytes), labels};
    all = sum(all, counted);
    if (counted.profile.rows > 0) versions.set(version, sum(versions.get(version), counted));
  }
  return {all: all?.profile ?? null, versions, labels: all?.labels ?? 0};
};
