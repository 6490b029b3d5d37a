/** Told how far a job is: windows done of all. */
export type Progress = (done: number, of: number) => void;
