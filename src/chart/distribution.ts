import type {Distribution} from "../result/result.ts";
import {categoricalDistribution} from "./categorical-distribution.ts";
import type {Markup} from "./html.ts";
import {type DrawingOptions, numericDistribution} from "./numeric-distribution.ts";

/** The large drawing of a column on both sides, as its kind asks; null when there is nothing to draw. */
export const distributionChart = (distribution: Distribution, options: DrawingOptions = {}): Markup | null =>
  distribution.edges ? numericDistribution(distribution, options) : categoricalDistribution(distribution, options.id);
