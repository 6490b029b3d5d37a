// Whether probabilities are too high, too low, or too sure: a logistic regression of what happened on their logit.
import {type ScoreTable, totalsOf} from "./score-table.ts";

/** logit(chance) = intercept + slope · logit(p): (0, 1) for probabilities that are right. */
export interface LogisticCalibration {
  readonly intercept: number;
  readonly slope: number;
  /** Standard errors, from the information at the estimate, and the covariance of both. */
  readonly interceptError: number;
  readonly slopeError: number;
  readonly covariance: number;
}

const least = 2 ** -52;

const logit = (p: number): number => {
  const held = Math.min(1 - least, Math.max(least, p));
  return Math.log(held / (1 - held));
};

interface Step {
  readonly gradient: readonly [number, number];
  readonly information: readonly [number, number, number];
  readonly likelihood: number;
}

/** ln(1 + e^x), whatever x is. */
const softplus = (x: number): number => x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));

const stepAt = ({values, negatives, positives}: ScoreTable, a: number, b: number): Step => {
  let g0 = 0, g1 = 0, h00 = 0, h01 = 0, h11 = 0, likelihood = 0;
  for (let i = 0; i < values.length; i++) {
    const n = negatives[i] + positives[i];
    if (n === 0) continue;
    const x = logit(values[i]), eta = a + b * x, chance = 1 / (1 + Math.exp(-eta));
    const residual = positives[i] - n * chance, weight = n * chance * (1 - chance);
    g0 += residual;
    g1 += residual * x;
    h00 += weight;
    h01 += weight * x;
    h11 += weight * x * x;
    likelihood += positives[i] * eta - n * softplus(eta);
  }
  return {gradient: [g0, g1], information: [h00, h01, h11], likelihood};
};

/** Whether some score parts all positives from all negatives, so that the likelihood has no largest value. */
const isSeparated = ({values, negatives, positives}: ScoreTable): boolean => {
  let highP = -Infinity, lowP = Infinity, highN = -Infinity, lowN = Infinity;
  for (let i = 0; i < values.length; i++) {
    const x = logit(values[i]);
    if (positives[i] > 0) [lowP, highP] = [Math.min(lowP, x), Math.max(highP, x)];
    if (negatives[i] > 0) [lowN, highN] = [Math.min(lowN, x), Math.max(highN, x)];
  }
  return highP <= lowN || highN <= lowP;
};

/**
 * Cox's calibration (1958) by Newton's method on grouped scores, steps halved until the likelihood rises. Undefined without both
 * kinds of rows, for a constant score, and where a score parts the kinds completely.
 */
export const logisticCalibration = (table: ScoreTable): LogisticCalibration | undefined => {
  const totals = totalsOf(table);
  if (totals.negatives === 0 || totals.positives === 0 || isSeparated(table)) return undefined;
  let a = 0, b = 1, step = stepAt(table, a, b);
  for (let round = 0; round < 100; round++) {
    const [g0, g1] = step.gradient, [h00, h01, h11] = step.information, det = h00 * h11 - h01 * h01;
    if (!(det > 1e-12 * h00 * h11)) return undefined;
    let da = (h11 * g0 - h01 * g1) / det, db = (h00 * g1 - h01 * g0) / det, next = stepAt(table, a + da, b + db);
    for (let halved = 0; halved < 40 && !(next.likelihood >= step.likelihood - 1e-12 * Math.abs(step.likelihood)); halved++) {
      da /= 2;
      db /= 2;
      next = stepAt(table, a + da, b + db);
    }
    a += da;
    b += db;
    step = next;
    if (Math.abs(da) + Math.abs(db) < 1e-13 * (1 + Math.abs(a) + Math.abs(b))) break;
  }
  const [h00, h01, h11] = step.information, det = h00 * h11 - h01 * h01;
  if (!(det > 1e-12 * h00 * h11)) return undefined;
  return {
    intercept: a, slope: b, interceptError: Math.sqrt(h11 / det), slopeError: Math.sqrt(h00 / det), covariance: -h01 / det,
  };
};
