import {parentPort} from "node:worker_threads";
import {runCell, type Cell} from "./cell.ts";
import {runTables, type Tables} from "./table.ts";

parentPort?.on("message", ({index, job}: {index: number; job: Cell | Tables}) => {
  parentPort?.postMessage({index, result: "law" in job ? runCell(job) : runTables(job)});
});
