import {randomUUID} from "node:crypto";
import {createReadStream, createWriteStream, renameSync, rmSync} from "node:fs";
import {userInfo} from "node:os";
import {createInterface} from "node:readline";
import {Readable, type Writable} from "node:stream";
import {pipeline} from "node:stream/promises";
import {Command} from "commander";
import {exported, imported} from "../store/exchange.ts";
import {factKinds} from "../store/fact.ts";
import type {FactKind} from "../store/facts.ts";
import {type Store, StoreError} from "../store/store.ts";
import {checkPlace, dataOption, withStore} from "./data-place.ts";
import {hashKey} from "./hash-key.ts";
import {clearLater} from "./interrupt.ts";
import {oneOf} from "./option.ts";
import {checkOutputs} from "./output.ts";
import {atPlace, type PlaceOptions, workerName} from "./place.ts";
import {aligned, note, safe} from "./terminal.ts";

interface ExportOptions {
  readonly data?: string;
  readonly output: string;
  readonly model?: string;
  readonly kind?: readonly FactKind[];
}
interface ForgetOptions extends PlaceOptions {
  readonly subject: string;
  readonly model?: string;
}

const examples = `
Examples:
  plumbline store check                                     what lies there, and whether it is whole
  plumbline store prune --config plumbline.yaml             removes what is older than retention: says
  plumbline store export -o facts.ndjson && plumbline store import facts.ndjson --data mongodb://db.example/plumbline
  plumbline store forget --subject p-4711                   removes a patient, and counts the windows anew without

docs/store.md says what lies where. All of it may run while the service does.`;

const kindOf = oneOf("kind", factKinds);
const gathered = (value: string, before: readonly FactKind[] = []): readonly FactKind[] => [...before, kindOf(value)];
const configOption = ["--config <file>", "a plumbline.yaml with model:, columns: and store:"] as const;

/** `plumbline store`: maintenance of what a service keeps. */
export const store = (): Command => new Command("store")
  .description("check, prune, export and import what a service keeps; forget a subject")
  .addHelpText("after", examples)
  .addCommand(new Command("check").description("say what lies there, and whether it is whole").option(...dataOption).action(check))
  .addCommand(new Command("prune").description("remove what is older than retention: in the models' configurations says")
    .option(...configOption).option(...dataOption).action(prune))
  .addCommand(new Command("export").description("write facts as lines of JSON")
    .option("-o, --output <file>", "where they go", "-").option("--model <name>", "of this model only")
    .option("--kind <name>", `only this kind; may be given again: ${factKinds.join(", ")}`, gathered).option(...dataOption).action(exportFacts))
  .addCommand(new Command("import").description("read lines that export wrote; what is there already stays as it is")
    .argument("<file>", "the lines, or -").option(...dataOption).action(importFacts))
  .addCommand(new Command("forget").description("remove everything about a subject, and count its windows anew without")
    .requiredOption("--subject <id>", "whom to forget, as the events named it").option("--model <name>", "in this model only")
    .option(...configOption).option(...dataOption).action(forget));

const count = (n: number): string => n.toLocaleString("en");

async function check({data}: {data?: string}): Promise<void> {
  checkPlace(data);
  const {name, version, bytes, facts, problems} = await withStore(data, (opened) => opened.check());
  const rows = Object.entries(facts).map(([kind, n]) => [kind, count(n)]);
  const size = bytes === null ? "" : `, ${count(bytes)} bytes`;
  process.stdout.write(`${safe(name)}: layout version ${version}${size}\n${aligned(rows).join("\n")}\n`);
  if (problems.length > 0) throw new StoreError("corrupt", [`${name}: ${problems.length} problems`, ...problems].join("\n  "));
  process.stdout.write("no problems\n");
}

async function prune(options: PlaceOptions): Promise<void> {
  const [{prune: remove}, {knownModels}] = await Promise.all([import("../job/prune.ts"), import("./models.ts")]);
  await atPlace(options, async (opened) => {
    for (const {watch, retention} of await knownModels(opened, {plugins: null})) {
      const removed = Object.entries(await remove(watch, retention)).filter(([, n]) => n > 0);
      const parts = removed.map(([kind, n]) => kind === "expired" ? `${count(n)} labels without an event held in quarantine` : `${count(n)} ${kind} removed`);
      process.stdout.write(`${safe(watch.model)}: ${parts.join(", ") || "nothing to remove"}\n`);
    }
  });
}

async function exportFacts({data, output, model, kind}: ExportOptions): Promise<void> {
  checkOutputs([output]);
  checkPlace(data);
  const chosen = {...(model !== undefined && {model}), ...(kind && {kinds: kind})};
  await withStore(data, (opened) => output === "-" ? pour(opened, chosen, process.stdout) : toFile(opened, chosen, output));
}

const pour = (opened: Store, chosen: Parameters<typeof exported>[1], to: Writable): Promise<void> =>
  pipeline(Readable.from(exported(opened, chosen)), to, {end: to !== process.stdout});

/** A file is whole or not there at all. */
async function toFile(opened: Store, chosen: Parameters<typeof exported>[1], path: string): Promise<void> {
  const part = `${path}.${randomUUID().slice(0, 8)}.part`, clear = clearLater(() => { rmSync(part, {force: true}); });
  try {
    await pour(opened, chosen, createWriteStream(part, {mode: 0o600}));
    renameSync(part, path);
  } finally {
    clear();
  }
}

async function importFacts(file: string, {data}: {data?: string}): Promise<void> {
  // Lines are lost that come before somebody waits for them, so the store is opened first.
  const lines = (): AsyncIterable<string> => createInterface({input: file === "-" ? process.stdin : createReadStream(file), crlfDelay: Infinity});
  const {facts, added} = await withStore(data, (opened) => imported(opened, lines()));
  process.stdout.write(`${count(facts)} facts read, ${count(added)} of them new\n`);
}

async function forget(options: ForgetOptions): Promise<void> {
  if (options.config === undefined) checkPlace(options.data);
  const [{forget: remove}, {knownModels}] = await Promise.all([import("../job/forget.ts"), import("./models.ts")]);
  const asking = {name: workerName(), actor: `cli:${userInfo().username}`}, subject = hashKey().label(options.subject);
  await atPlace(options, async (opened, plugins) => {
    for (const {watch} of await knownModels(opened, {name: options.model, plugins})) {
      const {events, labels, quarantined, outgoing, windows, aggregatesUntil, inReference} = await remove(watch, subject, asking);
      process.stdout.write(`${safe(watch.model)}: ${count(events)} events, ${count(labels)} labels, ${count(quarantined)} quarantined and ` +
        `${count(outgoing)} outgoing copies removed; ${count(windows)} windows counted anew\n`);
      if (aggregatesUntil !== null) {
        note(`note: events before ${new Date(aggregatesUntil).toISOString()} have expired; sums of their windows remain, which hold no single row`);
      }
      if (inReference) note("note: the reference was made from a window that the subject was in; its sums remain until another is promoted");
    }
  });
}
