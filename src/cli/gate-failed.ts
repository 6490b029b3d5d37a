/** The tables did not pass the checks; everything has been said already, only the exit code is left. */
export class GateFailed extends Error {
  constructor() {
    super("the checks did not pass");
    this.name = "GateFailed";
  }
}
