import {Command} from "commander";
import type {Done} from "../job/close.ts";
import {dataOption} from "./data-place.ts";
import {Misuse} from "./misuse.ts";
import {knownModels} from "./models.ts";
import {atPlace, type PlaceOptions, workerName} from "./place.ts";
import {counter} from "./progress.ts";
import {note, safe} from "./terminal.ts";

interface Options extends PlaceOptions {
  readonly model?: string;
}

const examples = `
Examples:
  plumbline calculate --config plumbline.yaml               closes the windows whose time has come, for cron and Airflow
  plumbline calculate --data /var/lib/plumbline             every model that the store knows
  plumbline calculate --data mongodb://db.example/plumbline --model risk

It may run while the service does: one of the two does each model, and twice changes nothing.`;

/** `plumbline calculate`: one pass over what is new. */
export const calculate = (): Command => new Command("calculate")
  .description("close the windows whose time has come, and restate those for which something came late")
  .option("--config <file>", "a plumbline.yaml with model:, columns: and store:")
  .option(...dataOption)
  .option("--model <name>", "this model only")
  .addHelpText("after", examples)
  .action(run);

async function run(options: Options): Promise<void> {
  const [{calculate: pass}, name] = [await import("../job/calculate.ts"), workerName()];
  await atPlace(options, async (store, plugins) => {
    const models = await knownModels(store, {name: options.model, plugins});
    if (models.length === 0) throw new Misuse("no model: the store knows none; --config FILE names one");
    for (const {watch} of models) {
      const bar = counter(`windows of ${watch.model}`);
      try {
        tell(watch.model, await pass(watch, {name, progress: bar.show}));
      } finally {
        bar.end();
      }
    }
  });
}

/** Says what a job did. */
export function tell(model: string, done: Done | null): void {
  if (!done) note(`note: another process works on ${safe(model)}`);
  else process.stdout.write(`${safe(model)}: ${done.windows} windows, ${done.runs} new results\n`);
}
