/** What was to be sent did not arrive: the receiver does not answer, or refuses. */
export class DeliveryError extends Error {
  readonly code: "unreachable" | "refused";
  constructor(code: DeliveryError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "DeliveryError";
    this.code = code;
  }
}
