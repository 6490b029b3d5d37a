import {Command} from "commander";
import {failureOf} from "./failure.ts";
import {onInterrupt} from "./interrupt.ts";
import {Misuse} from "./misuse.ts";
import {note, safe} from "./terminal.ts";
import {version} from "./version.ts";

/** A command as `--help` lists it; its file is read when it is run. */
interface Listing {
  readonly name: string;
  readonly about: string;
  readonly load: () => Promise<Command>;
}

/** Every command, in the order in which a newcomer meets them. */
export const listings: readonly Listing[] = [
  {name: "init", about: "look at a table and write a commented plumbline.yaml",
    load: async () => (await import("./init.ts")).init()},
  {name: "report", about: "compare two tables: what has drifted, and how good is the data",
    load: async () => (await import("./report.ts")).report()},
  {name: "check", about: "ask suites of checks, and fail when one fails: a gate for a release",
    load: async () => (await import("./check.ts")).check()},
  {name: "profile", about: "summarise a table into a small file that merges and compares",
    load: async () => (await import("./profile.ts")).profile()},
  {name: "measures", about: "list every measure there is",
    load: async () => (await import("./measures.ts")).measures()},
  {name: "serve", about: "run the service: take events and labels in, answer questions about them",
    load: async () => (await import("./serve.ts")).serve()},
  {name: "ingest", about: "read tables into the store of a service, as events and labels",
    load: async () => (await import("./ingest.ts")).ingest()},
  {name: "calculate", about: "close the windows whose time has come, and restate those for which something came late",
    load: async () => (await import("./calculate.ts")).calculate()},
  {name: "backfill", about: "compute the windows of a stretch of time anew, from the store or from files",
    load: async () => (await import("./backfill.ts")).backfill()},
  {name: "store", about: "check, prune, export and import what a service keeps; forget a subject",
    load: async () => (await import("./store.ts")).store()},
  {name: "metrics", about: "hand results to Prometheus: history at event time, or a push of what is newest",
    load: async () => (await import("./metrics.ts")).metrics()},
  {name: "keys", about: "make, list and revoke keys to the service",
    load: async () => (await import("./keys.ts")).keys()},
];

const outline = `
Examples:
  plumbline init train.csv                    writes plumbline.yaml, to be read and corrected
  plumbline report train.csv today.csv        writes report.html and says what changed
  plumbline COMMAND --help                    shows the options of a command, with examples

Tables are CSV, Parquet or JSON lines, also gzipped; a pattern such as 'data/2026-*.parquet' is one table.
Exit codes: 0 done, 1 a check failed, 2 wrong use, 3 a file or the machine failed.`;

/** The whole command line; only the commands named are loaded, the others are listed. */
export async function program(named: (name: string) => boolean): Promise<Command> {
  const root = new Command("plumbline")
    .description("Watches a deployed model: what has drifted, and how good is the data.")
    .version(version, "-V, --version", "show the version")
    .helpOption("-h, --help", "show help")
    // An option after a subcommand is the subcommand's: the -o of profile merge is not the one of profile.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({outputError: () => {}})
    .addHelpText("after", outline);
  for (const {name, about, load} of listings) {
    if (named(name)) adopt(root, await load());
    else root.addCommand(new Command(name).description(about));
  }
  return root;
}

function adopt(parent: Command, child: Command): void {
  child.copyInheritedSettings(parent);
  parent.addCommand(child);
  for (const grandchild of child.commands) grandchild.copyInheritedSettings(child);
}

/** Runs the command line and returns the exit code; the one place that turns errors into messages. */
export async function main(args: readonly string[]): Promise<number> {
  process.stdout.on("error", closedPipe);
  onInterrupt();
  try {
    const words = args.filter((arg) => !arg.startsWith("-"));
    const wanted = words[0] === "help" ? words[1] : words[0];
    const known = listings.some(({name}) => name === wanted);
    if (wanted !== undefined && !known && wanted !== "help") {
      throw new Misuse(`unknown command: ${JSON.stringify(wanted)}; one of: ${listings.map(({name}) => name).join(", ")}`);
    }
    const root = await program((name) => name === wanted);
    await root.parseAsync([...args], {from: "user"});
    return 0;
  } catch (error) {
    const {code, message} = failureOf(error);
    if (message !== undefined) note(`plumbline: ${message.split("\n").map(safe).join("\n")}`);
    if (process.env["DEBUG"]?.split(",").includes("plumbline")) console.error(error);
    return code;
  }
}

/** `plumbline measures | head`: whoever reads has enough. */
function closedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
}
