import type {Strip} from "../chart/interval-strip.ts";
import {isOpen} from "../chart/number.ts";
import {toldIn} from "../result/held.ts";
import type {Result} from "../result/result.ts";

/** The drawable part of a result's effect; null when it has no finite score. */
export const stripOf = ({effect, limits, worse}: Result): Strip | null =>
  effect.score === null || isOpen(effect.score) ? null : {score: effect.score, interval: effect.interval, limits, worse, unit: toldIn(effect.of, effect.unit)};
