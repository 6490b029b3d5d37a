import type {Strip} from "../chart/interval-strip.ts";
import {isOpen} from "../chart/number.ts";
import {toldIn} from "../result/held.ts";
import {judgedOn} from "../result/over.ts";
import type {Result} from "../result/result.ts";

/** The drawable part of the effect that a result's verdict rests on; null when it has no finite score. */
export const stripOf = (result: Result): Strip | null => {
  const {effect, limits, worse} = judgedOn(result);
  return effect.score === null || isOpen(effect.score) ? null : {score: effect.score, interval: effect.interval, limits, worse, unit: toldIn(effect.of, effect.unit)};
};
