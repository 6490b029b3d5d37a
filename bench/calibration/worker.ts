import {parentPort} from "node:worker_threads";
import {runCell} from "./cell.ts";
import type {Job} from "./plan.ts";
import {runTables} from "./table.ts";

parentPort?.on("message", ({index, job}: {index: number; job: Job}) => {
  parentPort?.postMessage({index, result: "cell" in job ? runCell(job) : runTables(job)});
});
