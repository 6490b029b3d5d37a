import {describe, expect, it} from "vitest";
import {promoted, promotedPlan} from "../../src/history/references.ts";
import {keepReference} from "../../src/job/promote.ts";
import {encode} from "../../src/profile/codec.ts";
import {reference, world} from "../job/world.ts";

describe("the plan of the reference in force", () => {
  it("is that of its profile, and none before there is one", async () => {
    const {watch} = world(), {name, profile} = await reference();
    expect(await promotedPlan(watch)).toBeUndefined();
    await keepReference(watch, {name, bytes: encode(profile)}, "me");
    expect(await promotedPlan(watch)).toBe((await promoted(watch))?.profile.plan.id);
    expect(await promotedPlan(watch)).toBe(profile.plan.id);
  });
});
