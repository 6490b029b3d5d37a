import {expect, it} from "vitest";
import {hellinger, jensenShannonDistance, kullbackLeibler, lInfinity, psi, totalVariation} from "../../src/stats/divergence.ts";
import type {Counts} from "../../src/stats/divergence.ts";
import {countBetween, sturgesEdges} from "../../src/stats/histogram-edges.ts";
import {counted} from "../../src/stats/ordered.ts";
import type {Counted} from "../../src/stats/ordered.ts";
import {quantileWeighted} from "../../src/stats/quantile.ts";
import {describeGolden, differs, golden, numbers} from "./golden.ts";
import type {GoldenCase} from "./golden.ts";

const sets = ["binned_drift", "edge_binned"];
const finite = ({inputs}: GoldenCase): boolean =>
  [inputs["reference"], inputs["current"]].every((side) => numbers(side).every(Number.isFinite));

interface Sides {
  readonly reference: Counted;
  readonly current: Counted;
}

const sidesOf = ({inputs}: GoldenCase): Sides =>
  ({reference: counted(numbers(inputs["reference"])), current: counted(numbers(inputs["current"]))});

/** Edges at the reference's deciles, open at both ends; none without a reference. */
const decileEdges = ({values, counts}: Counted): number[] | undefined => {
  if (values.length === 0) return undefined;
  const inner = [...new Set(Array.from({length: 11}, (_, i) => quantileWeighted(values, counts, i / 10)))].slice(1, -1);
  return [-Infinity, ...inner, Infinity];
};

const edgesOf = (item: GoldenCase, {reference, current}: Sides): number[] | undefined =>
  item.params["binning"] === "reference_deciles" ? decileEdges(reference) : sturgesEdges(reference, current);

const countsOf = ({reference, current}: Sides, edges: readonly number[]): Counts =>
  ({reference: countBetween(reference, edges), current: countBetween(current, edges)});

const distances = (counts: Counts): Readonly<Record<string, number | undefined>> => {
  const other = {reference: counts.current, current: counts.reference};
  return {
    js_distance_base2: jensenShannonDistance(counts), js_distance_base_e: jensenShannonDistance(counts, {base: Math.E}),
    kl_ref_cur_raw: kullbackLeibler(counts, "none"), kl_cur_ref_raw: kullbackLeibler(other, "none"),
    kl_ref_cur_eps: kullbackLeibler(counts, "floor"), kl_cur_ref_eps: kullbackLeibler(other, "floor"),
    psi_eps: psi(counts, "floor"), psi_half: psi(counts), hellinger: hellinger(counts),
    total_variation: totalVariation(counts), l_infinity: lInfinity(counts),
  };
};

/** The first number of a list that differs. */
const list = (actual: ArrayLike<number>, wanted: readonly number[], name: string): string | undefined => {
  if (actual.length !== wanted.length) return `${actual.length} ${name} instead of ${wanted.length}`;
  for (const [i, value] of wanted.entries()) {
    const wrong = differs(actual[i], value, 1e-12);
    if (wrong !== undefined && Math.abs(actual[i] - value) > 1e-13) return `${name} ${i}: ${wrong}`;
  }
  return undefined;
};

describeGolden("binned drift", (tally) => {
  it("edges, counts and divergences agree with numpy and SciPy", () => {
    for (const set of sets) {
      const cases = golden(set).cases.filter(({status}) => status === "match");
      tally.leave(cases.filter((item) => !finite(item)), "input that is not finite, which is counted apart and never binned");
      tally.meet(cases.filter(finite), (item) => {
        const sides = sidesOf(item), edges = edgesOf(item, sides), {expected} = item;
        if (!edges) return "no edges";
        const counts = countsOf(sides, edges), lists = expected as Readonly<Record<string, readonly number[]>>;
        const wrong = list(edges, lists["edges"], "edges") ??
          list(counts.reference, lists["reference_counts"], "reference counts") ??
          list(counts.current, lists["current_counts"], "current counts");
        if (wrong !== undefined) return wrong;
        for (const [name, value] of Object.entries(distances(counts))) {
          const wanted = expected![name] as number, off = value === undefined ? "no answer" : differs(value, wanted, 1e-9);
          if (off !== undefined && !(Math.abs(value! - wanted) < 1e-15)) return `${name} ${off}`;
        }
        return undefined;
      });
    }
  });

  it("what numpy cannot bin has no answer", () => {
    const refused = sets.flatMap((set) => golden(set).cases.filter((item) => item.status === "not-computable" && finite(item)));
    expect(refused.length).toBeGreaterThan(0);
    for (const item of refused) {
      const sides = sidesOf(item), edges = edgesOf(item, sides), counts = edges && countsOf(sides, edges);
      const answers = counts ? Object.values(distances(counts)).filter((value) => value !== undefined) : [];
      expect(answers, item.id).toEqual([]);
    }
  });
});
