/** Work that is done again and again until it is stopped. */
export interface Repeating {
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** Does something, rests for so many milliseconds, and does it again; a failure is told and does not end it. */
export function repeat(work: () => Promise<void>, rest: number, failed: (error: unknown) => void): Repeating {
  let isStopped = false, wake = (): void => {};
  const loop = async (): Promise<void> => {
    while (!isStopped) {
      await work().catch(failed);
      if (isStopped) return;
      await new Promise<void>((resolve) => {
        const end = setTimeout(resolve, rest);
        wake = () => {
          clearTimeout(end);
          resolve();
        };
      });
    }
  };
  const running = loop();
  return {
    stop() {
      isStopped = true;
      wake();
      return running;
    },
  };
}
