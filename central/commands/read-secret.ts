import { text } from "node:stream/consumers";
import { StartupTrouble } from "../startup-trouble.ts";

const endOfText = "\u0003";
const endOfInput = "\u0004";
const erasers = ["\b", "\u007f"];

/** Reads one line from a terminal without echo. */
const readUnseen = (question: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { stdin, stderr } = process;
    let line = "";
    const finish = (settle: () => void): void => {
      stdin.off("data", take).setRawMode(false).pause();
      stderr.write("\n");
      settle();
    };
    const take = (typed: string): void => {
      for (const character of typed) {
        if (character === endOfText || character === endOfInput) {
          finish(() => reject(new StartupTrouble("已取消。", "Cancelled.")));
          return;
        }
        if (character === "\r" || character === "\n") {
          finish(() => resolve(line));
          return;
        }
        line = erasers.includes(character) ? line.slice(0, -1) : line + character;
      }
    };
    stderr.write(question);
    stdin.setEncoding("utf8").setRawMode(true).on("data", take).resume();
  });

/**
 * Asks twice on the terminal, or reads standard input where that is a file or a pipe. The secret is never written
 * anywhere. Throws `StartupTrouble` where the two differ.
 */
export const readSecret = async (question: string, again: string): Promise<string> => {
  if (!process.stdin.isTTY) return (await text(process.stdin)).trim();
  const first = await readUnseen(question);
  if (first !== (await readUnseen(again))) {
    throw new StartupTrouble("两次输入的不一样，没有改动。", "The two inputs differ. Nothing was changed.");
  }
  return first;
};
