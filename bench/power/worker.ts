import {parentPort} from "node:worker_threads";
import {type CategoryJob, categoryPower} from "./category.ts";
import {type NumericJob, numericPower} from "./numeric.ts";

parentPort?.on("message", ({index, job}: {index: number; job: NumericJob | CategoryJob}) => {
  parentPort?.postMessage({index, result: "kind" in job ? categoryPower(job) : numericPower(job)});
});
