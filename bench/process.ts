// Whole processes, timed.
import {spawnSync} from "node:child_process";

export interface Timing {
  readonly seconds: number;
  /** Of all threads, in the process and in the system for it. */
  readonly processor: number;
  readonly megabytes: number;
}

const reporting = `process.on("exit", () => {
  const {maxRSS, userCPUTime, systemCPUTime} = process.resourceUsage();
  process.stderr.write("\\nused " + maxRSS + " " + (userCPUTime + systemCPUTime));
})`;

/** Wall time, processor time and peak memory of Node with some arguments, its start included. */
export function timed(args: readonly string[]): Timing {
  const started = performance.now();
  const done = spawnSync(process.execPath, ["--import", `data:text/javascript,${encodeURIComponent(reporting)}`, ...args], {encoding: "utf8"});
  if (done.status !== 0) throw new Error(`${args.join(" ")}: ${done.stderr}`);
  const seconds = (performance.now() - started) / 1000, [, memory, processor] = /used (\d+) (\d+)/.exec(done.stderr) ?? [];
  return {seconds, processor: Number(processor) / 1e6, megabytes: Number(memory) / 1024};
}

/** The middle value. */
export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];
