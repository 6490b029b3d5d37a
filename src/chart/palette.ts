/** Colours by what they stand for. Reference and current are a blue and an orange that all kinds of colour vision tell apart. */
export const palette = {
  light: {
    ground: "#faf9f6", surface: "#ffffff", raised: "#f3f1ec", line: "#e3dfd6", strong: "#85807a",
    ink: "#1c2027", soft: "#555b66", link: "#1d5a99",
    reference: "#2f6fb3", "reference-fill": "#bcd4ec", current: "#b84a08", "current-fill": "#fbe3d1",
    fail: "#ad1f17", "fail-tint": "#fceeec", warn: "#875400", "warn-tint": "#fcf3e0", ok: "#1a6b47", "ok-tint": "#ebf5ef",
    unknown: "#5c479e", "unknown-tint": "#f2effa", none: "#5a606b", "none-tint": "#f0f0ee",
  },
  dark: {
    ground: "#13161a", surface: "#1a1e24", raised: "#232830", line: "#313841", strong: "#7b838f",
    ink: "#e9ebee", soft: "#a9b0bb", link: "#8fc1f5",
    reference: "#6aacef", "reference-fill": "#27496d", current: "#ff9f61", "current-fill": "#4b3020",
    fail: "#ff958a", "fail-tint": "#3a2022", warn: "#f2bf55", "warn-tint": "#362b17", ok: "#6fd3a1", "ok-tint": "#1a3227",
    unknown: "#bfaff7", "unknown-tint": "#2b2640", none: "#a9b0bb", "none-tint": "#262b32",
  },
} as const;

export type Colour = keyof typeof palette.light;

/** The colour as CSS: the page's custom property, or the light colour where a drawing stands alone. */
export const paint = (colour: Colour): string => `var(--${colour}, ${palette.light[colour]})`;
