// Jobs shared out to worker threads, the longest first.
import {Worker} from "node:worker_threads";

/** What a list of jobs is done with. */
export interface Sharing<Job, Result> {
  /** A module that answers each message, a job, with a message, its result. */
  readonly worker: URL;
  readonly threads: number;
  /** Called as each job is done. */
  readonly done?: (result: Result, finished: number, job: Job) => void;
}

/** Does all jobs, `threads` at a time; results come in the order of the jobs. */
export const inThreads = <Job, Result>(jobs: readonly Job[], {worker, threads, done}: Sharing<Job, Result>): Promise<Result[]> =>
  new Promise((resolve, reject) => {
    const results: Result[] = [], workers: Worker[] = [];
    let next = 0, finished = 0;
    const give = (thread: Worker): void => {
      if (next < jobs.length) thread.postMessage({index: next, job: jobs[next++]});
      else void thread.terminate();
    };
    if (jobs.length === 0) resolve(results);
    for (let i = 0; i < Math.min(threads, jobs.length); i++) {
      const thread = new Worker(worker);
      workers.push(thread);
      thread.on("message", ({index, result}: {index: number; result: Result}) => {
        results[index] = result;
        done?.(result, ++finished, jobs[index]);
        give(thread);
        if (finished === jobs.length) resolve(results);
      });
      thread.on("error", (error) => {
        for (const other of workers) void other.terminate();
        reject(error);
      });
      give(thread);
    }
  });
