/** The person at the keyboard asked for something that does not exist; the message names the thing, its value and the choices. */
export class Misuse extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Misuse";
  }
}
