/**
 * Why the centre cannot start, in a sentence for the operator. Thrown, because the process can only report it and end:
 * the command prints `message` and no stack.
 */
export class StartupTrouble extends Error {
  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`);
    this.name = "StartupTrouble";
  }
}
