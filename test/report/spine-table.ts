// A made-up spine clinic: what its columns hold in the reference and now. Seeded, so that every test run sees the same rows.

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A normal deviate (Box and Muller). */
export const normal = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** One column of the clinic; `missing` and `draw` take 0 for the reference and 1 for now. */
export interface ColumnSpec {
  readonly name: string;
  readonly kind: "numeric" | "categorical" | "boolean";
  readonly role: string;
  readonly unit?: string;
  readonly draw: (random: () => number, side: 0 | 1) => number | string;
  readonly missing?: readonly [number, number];
}

const gauss = (mean: number, sd: number, shift = 0, wider = 1) => (random: () => number, side: 0 | 1): number =>
  mean + side * shift + sd * (side ? wider : 1) * normal(random);

const oneOf = (labels: readonly string[], reference: readonly number[], current: readonly number[]) => (random: () => number,
  side: 0 | 1): string => {
  let rest = random();
  return labels.find((_, i) => (rest -= (side ? current : reference)[i]) < 0) ?? labels[0];
};

export const spineColumns: readonly ColumnSpec[] = [
  {name: "pelvic_incidence", kind: "numeric", role: "feature", unit: "degrees", draw: gauss(60.5, 17.2, 0.6)},
  {name: "pelvic_tilt", kind: "numeric", role: "feature", unit: "degrees", draw: gauss(17.5, 10, 6.1, 1.15)},
  {name: "lumbar_lordosis_angle", kind: "numeric", role: "feature", unit: "degrees", draw: gauss(51.9, 18.5, 0.9)},
  {name: "sacral_slope", kind: "numeric", role: "feature", unit: "degrees", draw: gauss(43, 13.4, -0.4), missing: [0.004, 0.19]},
  {name: "pelvic_radius", kind: "numeric", role: "feature", unit: "millimetres", draw: gauss(117.9, 13.3, 2.2)},
  {name: "degree_spondylolisthesis", kind: "numeric", role: "feature", unit: "millimetres",
    draw: (random) => random() < 0.42 ? 0 : Math.exp(2.6 + 0.9 * normal(random))},
  {name: "age", kind: "numeric", role: "feature", unit: "years", draw: (random, side) => Math.round(Math.min(94, Math.max(17,
    gauss(56, 15, 1)(random, side))))},
  {name: "sex", kind: "categorical", role: "feature", draw: oneOf(["female", "male"], [0.54, 0.46], [0.56, 0.44])},
  {name: "site", kind: "categorical", role: "segment", draw: oneOf(["north", "harbour", "university", "lakeside"], [0.46, 0.3,
    0.24, 0], [0.22, 0.27, 0.23, 0.28])},
  {name: "scanner", kind: "categorical", role: "feature", draw: oneOf(["EOS", "Siemens Ysio", "Philips DR", "other"], [0.6, 0.2,
    0.15, 0.05], [0.51, 0.24, 0.19, 0.06])},
  {name: "bmi", kind: "numeric", role: "feature", unit: "kg/m²", draw: gauss(27.4, 4.6, 1.1)},
  {name: "implant", kind: "boolean", role: "feature", draw: oneOf(["false", "true"], [0.93, 0.07], [0.9, 0.1])},
  {name: "diagnosis", kind: "categorical", role: "target", draw: oneOf(["disc hernia", "spondylolisthesis", "normal"], [0.2,
    0.48, 0.32], [0.22, 0.45, 0.33])},
  {name: "predicted", kind: "categorical", role: "prediction", draw: oneOf(["disc hernia", "spondylolisthesis", "normal"],
    [0.19, 0.5, 0.31], [0.2, 0.55, 0.25])},
];

/** The cells of one column on one side; null is missing. */
export function drawn(spec: ColumnSpec, side: 0 | 1, {rows,
  seed}: {readonly rows: number; readonly seed: number}): (number | string | null)[] {
  const random = seeded(seed * 31 + side * 7919);
  const missing = spec.missing?.[side] ?? 0;
  return Array.from({length: rows}, () => random() < missing ? null : spec.draw(random, side));
}
