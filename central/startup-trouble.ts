/**
 * Why the centre cannot start, in a sentence for the one who starts it. Thrown, because nothing is left to do but to
 * say it and end: the command that started it prints `message` and no stack.
 */
export class StartupTrouble extends Error {
  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`);
    this.name = "StartupTrouble";
  }
}
