/** Bytes that are no profile this program can read, and why. */
export class FormatError extends Error {
  readonly code: "not-a-profile" | "newer-version" | "truncated" | "checksum" | "corrupt";
  constructor(code: FormatError["code"], message: string) {
    super(message);
    this.name = "FormatError";
    this.code = code;
  }
}
