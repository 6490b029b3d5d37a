import type {Family, Sample} from "./family.ts";

/** The formats that Prometheus reads: the text of a scrape, and OpenMetrics, whose samples may carry their own time. */
export type Format = "prometheus" | "openmetrics";

/** What a reader is told the text is. */
export const contentTypes: Readonly<Record<Format, string>> = {
  prometheus: "text/plain; version=0.0.4; charset=utf-8",
  openmetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8",
};

/** Families as text, in the order given; families without samples are left out. */
export function exposition(families: readonly Family[], format: Format = "prometheus"): string {
  const text = families.filter(({samples}) => samples.length > 0).map((family) => familyText(family, format)).join("");
  return format === "openmetrics" ? `${text}# EOF\n` : text;
}

function familyText({name, type, help, samples}: Family, format: Format): string {
  // OpenMetrics names a counter without its _total, which stands behind its samples.
  const title = format === "openmetrics" && type === "counter" ? name.replace(/_total$/, "") : name;
  const lines = inOrder(samples, format).map((sample) => sampleText(name, sample, format));
  return `# HELP ${title} ${escapedHelp(help, format)}\n# TYPE ${title} ${type}\n${lines.join("")}`;
}

/** In OpenMetrics the samples of one series stand together, oldest first. */
function inOrder(samples: readonly Sample[], format: Format): readonly Sample[] {
  if (format === "prometheus") return samples;
  const series = new Map<string, Sample[]>();
  for (const sample of samples) {
    const key = JSON.stringify(sample.labels);
    series.set(key, [...series.get(key) ?? [], sample]);
  }
  return [...series.values()].flatMap((some) => some.sort((a, b) => (a.time ?? 0) - (b.time ?? 0)));
}

function sampleText(name: string, {labels, value, time}: Sample, format: Format): string {
  const inner = labels.map(([label, text]) => `${label}="${escaped(text)}"`).join(",");
  // Seconds with a fraction in OpenMetrics, milliseconds in the text of a scrape.
  const stamp = time === undefined ? "" : ` ${format === "openmetrics" ? time / 1000 : time}`;
  return `${name}${inner === "" ? "" : `{${inner}}`} ${numberText(value)}${stamp}\n`;
}

const numberText = (value: number): string => Number.isNaN(value) ? "NaN" : value === Infinity ? "+Inf" : value === -Infinity ? "-Inf" : String(value);

/** Values from data: nothing in them can end the text, the line or the label. */
const escaped = (text: string): string => text.toWellFormed().replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');

const escapedHelp = (text: string, format: Format): string => {
  const line = text.toWellFormed().replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
  return format === "openmetrics" ? line.replaceAll('"', '\\"') : line;
};
