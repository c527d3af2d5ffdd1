import { z } from "zod";
import { Sha256Hex } from "../../words.ts";

/** `POST /office/v1/pictures`: the name under which the centre stores it. */
export const StoredPicture = z.strictObject({ hash: Sha256Hex });
export type StoredPicture = z.infer<typeof StoredPicture>;
