// How well errors are expected before labels arrive, and how often their intervals hold what labels would show.
import {isUnknown} from "../../src/comparison/unknown.ts";
import {measureById} from "../../src/measure/index.ts";
import {optionsOf} from "../../src/measure/measure.ts";
import {generator} from "../../src/stats/random.ts";
import {expectedTruths, unlabelledPair} from "./expected-error-world.ts";
import {laws} from "./regression-world.ts";

const sizes = [200, 1000], shifts = [0, 0.5, 1], ids = ["expected-mae", "expected-rmse"] as const;

/** Mean |error| of the normal and the Laplace law of variance 1. */
const meanSizes = [Math.sqrt(2 / Math.PI), Math.SQRT1_2];

interface Tally { answered: number; ratio: number; held: number; changeHeld: number }

const holds = (interval: readonly [number, number] | undefined, truth: number): number =>
  interval && interval[0] <= truth && truth <= interval[1] ? 1 : 0;

const tallyOf = (id: typeof ids[number], {law, n, shift, runs}: {
  readonly law: number; readonly n: number; readonly shift: number; readonly runs: number;
}): Tally => {
  const random = generator(100 * n + 10 * law + shift), measure = measureById(id), truth = expectedTruths(meanSizes[law], shift)[id];
  const tally = {answered: 0, ratio: 0, held: 0, changeHeld: 0};
  for (let run = 0; run < runs; run++) {
    const score = measure.score(unlabelledPair(random, laws[law], {n, m: n, shift}), optionsOf(measure));
    if (isUnknown(score)) continue;
    tally.answered++;
    tally.ratio += score.value / truth.value;
    tally.held += holds(score.interval, truth.value);
    tally.changeHeld += holds(score.change?.ratio?.interval, truth.change);
  }
  return tally;
};

const percent = (share: number): string => (100 * share).toFixed(1);

/** The table of all worlds, in Markdown. */
export const expectedErrorTable = (runs: number): string => {
  const lines = ids.flatMap((id) => meanSizes.flatMap((_, law) => sizes.flatMap((n) => shifts.map((shift) => {
    const {answered, ratio, held, changeHeld} = tallyOf(id, {law, n, shift, runs});
    return [
      id, laws[law].name, n, shift, percent(answered / runs), (ratio / answered).toFixed(3), percent(held / answered), percent(changeHeld / answered),
    ];
  }))));
  const head = ["measure", "errors", "rows on either side", "shift", "answered, %", "estimate / truth", "interval, %", "interval of the change, %"];
  return [head, head.map(() => "---"), ...lines].map((line) => `| ${line.join(" | ")} |`).join("\n");
};
