import { knownCharacters } from "../word-table/known-characters.ts";

/** GB 2312 has the common characters first, then the rare ones. */
const commonCount = 3755;

const gb2312 = [...knownCharacters].slice(0, 6763);

export const commonCharacters = gb2312.slice(0, commonCount);
export const rareCharacters = gb2312.slice(commonCount);
