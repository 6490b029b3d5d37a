import {parentPort} from "node:worker_threads";
import {type Cell, runCell} from "./cell.ts";

parentPort?.on("message", ({index, job}: {index: number; job: Cell}) => {
  parentPort?.postMessage({index, result: runCell(job)});
});
