// `npm start`: makes two tables of a spine clinic, compares them, and says what was made, what was found and where to look.
import {mkdirSync, writeFileSync} from "node:fs";
import {relative} from "node:path";
import {fileURLToPath} from "node:url";
import {main} from "../../src/cli/main.ts";
import {configText} from "../../src/config-text.ts";
import {cohort, type CohortOptions, csv, schema} from "./cohort.ts";

const folder = fileURLToPath(new URL("../../plumbline-demo/", import.meta.url));
const shown = (name: string): string => `${relative(process.cwd(), folder) || "."}/${name}`;
const say = (...lines: readonly string[]): void => { process.stdout.write(`${lines.join("\n")}\n`); };

const trained: CohortOptions = {rows: 4000, seed: 1};
const now: CohortOptions = {
  rows: 900, seed: 2, start: "2025-09-01", days: 30,
  drift: {shift: {lumbar_lordosis_angle: 12}, missing: {pelvic_radius: 0.14}, scanner: {name: "Carestream DRX", share: 0.12}},
};

mkdirSync(folder, {recursive: true});
writeFileSync(shown("training.csv"), csv(cohort(trained)));
writeFileSync(shown("september.csv"), csv(cohort(now)));
writeFileSync(shown("plumbline.yaml"), configText(schema, {model: "spine", reference: shown("training.csv")}));

say(
  "A spine clinic, made up. Three things happened since its model was trained:",
  "  - a scanner was calibrated anew: every lumbar_lordosis_angle reads 12 degrees higher",
  "  - pelvic_radius is missing for one patient in seven, where it was one in a hundred",
  "  - a new scanner, Carestream DRX, now sees one patient in eight",
  "", `Comparing ${shown("training.csv")} (${trained.rows} patients) with ${shown("september.csv")} (${now.rows}).`,
  "What Plumbline finds:", "",
);

const code = await main([
  "report", shown("training.csv"), shown("september.csv"), "--config", shown("plumbline.yaml"),
  "-o", shown("report.html"), "--json", shown("run.json"),
]);

if (code === 0) {
  say(
    "", `Open ${shown("report.html")} in a browser.`,
    `What the columns are stands in ${shown("plumbline.yaml")}, every number in ${shown("run.json")}.`,
    "", "Then try it on tables of your own:",
    "  npx plumbline init TRAINING.csv", "  npx plumbline report TRAINING.csv TODAY.csv --config plumbline.yaml",
  );
}
process.exitCode = code;
