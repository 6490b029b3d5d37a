// Runs the command line as a process of its own, as people do.
import {type ChildProcessWithoutNullStreams, spawn} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll} from "vitest";

const main = new URL("../../src/cli/main.ts", import.meta.url).href;
const code = `import {main} from ${JSON.stringify(main)}; process.exitCode = await main(process.argv.slice(1));`;

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Circumstances {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
}

/** Starts `plumbline ...args`. */
export function started(args: readonly string[], {cwd = tmpdir(), env = {}}: Circumstances = {}): ChildProcessWithoutNullStreams {
  const {NO_COLOR: _, FORCE_COLOR: _f, DEBUG: _d, ...rest} = process.env;
  // Stripping the types of a hundred files takes longer than most commands.
  const cache = {NODE_COMPILE_CACHE: join(tmpdir(), "plumbline-test-cache")};
  return spawn(process.execPath, ["--input-type=module", "-e", code, "--", ...args], {cwd, env: {...rest, ...cache, ...env}});
}

/** Runs `plumbline ...args` and waits for its end. */
export function plumbline(args: readonly string[], given: Circumstances = {}): Promise<Outcome> {
  const child = started(args, given);
  const out: Buffer[] = [], err: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => { out.push(part); });
  child.stderr.on("data", (part: Buffer) => { err.push(part); });
  // A program that refuses its arguments does not read what is piped in.
  child.stdin.on("error", () => {});
  child.stdin.end(given.input ?? "");
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => {
      resolve({code: status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString()});
    });
  });
}

/** A folder of its own for a test file, removed at its end. */
export function folder(): {readonly path: string; readonly file: (name: string, content: string | Uint8Array) => string} {
  const path = mkdtempSync(join(tmpdir(), "plumbline-test-"));
  afterAll(() => { rmSync(path, {recursive: true, force: true}); });
  return {
    path,
    file(name, content) {
      const whole = join(path, name);
      writeFileSync(whole, content);
      return whole;
    },
  };
}
