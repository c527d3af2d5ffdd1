import { join } from "node:path";
import { assertDurable, openForWriting } from "../../../db/database.ts";

/**
 * Single inserts one after another on the kiosk's disk with the kiosk's pragmas; milliseconds until each is durable.
 */
export const measureCommits = (folder: string, commits: number): readonly number[] => {
  const connection = openForWriting(join(folder, "commits.sqlite"));
  try {
    connection.exec("CREATE TABLE commits (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT");
    const insert = connection.prepare("INSERT INTO commits (text) VALUES (?)");
    const text = "x".repeat(640);
    const timesMs = Array.from({ length: commits }, () => {
      const startMs = performance.now();
      insert.run(text);
      return performance.now() - startMs;
    });
    assertDurable(connection);
    return timesMs;
  } finally {
    connection.close();
  }
};
