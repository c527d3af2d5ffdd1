import { join } from "node:path";

export const identityFileIn = (folder: string): string => join(folder, "identity.json");
