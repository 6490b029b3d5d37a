import {profilesOf} from "../history/day-sums.ts";
import {countedOnce} from "../history/disjoint.ts";
import {promotedPlan} from "../history/references.ts";
import {MergedProfiles} from "../profile/merge.ts";
import type {Profile} from "../profile/profile.ts";
import {textHash} from "../sketch/hash.ts";
import type {Part} from "../store/facts.ts";
import type {Query} from "../store/store.ts";
import {Problem} from "./problem.ts";
import type {Service} from "./service.ts";

/** Which rows a profile is wanted of. */
export interface ProfileWish extends Pick<Query, "from" | "to" | "asOf"> {
  readonly model: string;
  /** Of this version only; all together, when left out. */
  readonly version?: string;
}

/** The profile of any stretch: the merge of the parts that lie wholly in it. */
export async function mergedProfile({store, settings}: Service, {version, ...wish}: ProfileWish): Promise<Profile> {
  const plan = await promotedPlan({store, model: wish.model}), hash = textHash(settings.hashKey);
  const sum = new MergedProfiles(hash);
  let newest: string | undefined;
  const parts: Part[] = [];
  for await (const some of store.read("parts", {...wish, holding: true, bare: true})) {
    for (const part of some) {
      if (part.window.end > (wish.to ?? Infinity) || (version !== undefined && part.version !== version)) continue;
      newest = part.plan;
      parts.push(part);
    }
  }
  // Counted under another plan they cannot be added; the one that holds comes first, or else the one counted last.
  const wanted = parts.some((part) => part.plan === plan) ? plan : newest;
  for await (const profile of profilesOf(store, countedOnce(parts.filter((part) => part.plan === wanted)), wish)) sum.add(profile);
  return sum.sum() ?? nothing();
}

function nothing(): never {
  throw new Problem(404, "no window of this stretch is counted yet");
}
