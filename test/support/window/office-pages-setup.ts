import { buildParts } from "../../../build/build-all.ts";

/** Before the first test that opens the office's page: builds the page, and the preview of the kiosk in it. */
export const setup = (): Promise<void> => buildParts(["central-web", "preview"]);
