import {describe, expect, it} from "vitest";
import type {Schema} from "../../src/data/schema.ts";
import {judge} from "../../src/result/run.ts";
import {scopeOf} from "../../src/result/scope.ts";
import {defaultSettings, type Settings} from "../../src/result/settings.ts";
import {arrays, compare, infer} from "../../src/index.ts";
import {inline, type InlineOptions} from "../../src/engine/inline.ts";
import {profileReference} from "../../src/engine/profile-reference.ts";
import {generator} from "../../src/stats/random.ts";

const schema: Schema = {
  version: 1,
  columns: [
    {name: "angle", kind: "numeric", role: "feature"}, {name: "ward", kind: "categorical", role: "feature"},
    {name: "sex", kind: "categorical", role: "segment"}, {name: "patient", kind: "text", role: "id", cluster: true},
    {name: "visit", kind: "text", role: "id"}, {name: "label", kind: "categorical", role: "target"},
    {name: "score", kind: "numeric", role: "score"},
  ],
  segments: [["sex", "ward"]],
};

const scope = (settings: Partial<Settings>) => scopeOf(schema, {...defaultSettings, ...settings});
const names = (settings: Partial<Settings>): string[] => scope(settings).schema.columns.map(({name}) => name);

/** Patients whose model has lost something. */
const table = (seed: number, noise: number) => {
  const random = generator(seed), n = 900, score = Float64Array.from({length: n}, () => random.next());
  return arrays({
    angle: Float64Array.from({length: n}, random.normal), sex: Array.from({length: n}, (_, i) => i % 3 === 0 ? "f" : "m"),
    label: Array.from(score, (p) => random.next() < (1 - noise) * p + noise / 2 ? "yes" : "no"),
    prediction: Array.from(score, (p) => p > 0.5 ? "yes" : "no"), score,
  });
};

describe("scopeOf", () => {
  it("leaves out features where only the model is asked about, but not what rows are parted or resampled by", () => {
    expect(names({preset: "performance"})).toEqual(["ward", "sex", "patient", "label", "score"]);
    for (const preset of ["drift", "quality", "target", "all"] as const) expect(names({preset})).toHaveLength(7);
  });

  it("looks at whole rows for the quality of the data only", () => {
    expect((["drift", "quality", "target", "performance", "all"] as const).filter((preset) => scope({preset}).wholeRows)).toEqual(["quality", "all"]);
  });

  it("reads everything for suites", () => {
    expect(scope({preset: "performance", gate: {suites: [], failOn: "fail", unknown: "pass"}})).toMatchObject({schema, wholeRows: true});
  });

  it.each(["performance", "drift", "target"] as const)("changes no answer of the preset %s", async (preset) => {
    const [before, after] = [table(1, 0), table(2, 0.4)], whole = await infer(before), settings = {preset};
    const {schema: scoped, ...scope} = scopeOf(whole, {...defaultSettings, ...settings});
    const answer = async (of: Schema, options: InlineOptions) => {
      const reference = await profileReference(before, of, options);
      return judge(compare(reference, await inline(options).profile(after, reference.plan)), settings);
    };
    const [full, lean] = [await answer(whole, {}), await answer(scoped, scope)];
    expect(lean.results).toEqual(full.results);
    expect(lean.performance).toEqual(full.performance);
    expect(lean.verdicts).toEqual(full.verdicts);
    expect(full.results.length).toBeGreaterThan(3);
  });
});
