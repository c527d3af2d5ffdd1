import { openedStore, promptNumber, ratingFor } from "../../support/ledger.ts";

/**
 * Writes ratings until the disk refuses one, and prints to standard output the accepted ones and the reason of the
 * end.
 */
const [folder = ""] = process.argv.slice(2);
const store = openedStore(folder);
const accepted: string[] = [];
for (let number = 1; number < 20_000; number += 1) {
  const written = store.append([ratingFor(number, 1)]);
  if (written.ok) {
    accepted.push(promptNumber(number));
    continue;
  }
  const again = store.append([ratingFor(number, 1)]);
  const isSteady = !again.ok && again.problem.code === written.problem.code;
  process.stdout.write(JSON.stringify({ accepted, problem: written.problem, isSteady, position: store.position() }));
  break;
}
