import { existsSync } from "node:fs";
import { makeFolder, replaceFile } from "../../../db/durable-file.ts";
import type { SecondPlace } from "../../../db/store-options.ts";
import { identityFileIn, secondPlaceIn } from "../../../electron/main/identity/second-place.ts";

/** The second place of a device that is enrolled in this folder, with nothing else in its identity. */
export const enrolledIn = (folder: string): SecondPlace => {
  makeFolder(folder);
  if (!existsSync(identityFileIn(folder))) replaceFile(identityFileIn(folder), "{}\n");
  return secondPlaceIn(folder);
};
