import { z } from "zod";
import { Sha256Hex } from "../../words.ts";
import { ItemNumber } from "./item-number.ts";

/** The most files of one item. */
export const mostItemFiles = 30;

/** `POST /office/v1/item-files?number=7` with a picture as `application/octet-stream` stores it as evidence of the item. */
export const ItemToProve = z.strictObject({ number: ItemNumber });
/** 201. The hash of the picture as it was written again, for the event that names it. */
export const StoredItemFile = z.strictObject({ hash: Sha256Hex });

/** `GET /office/v1/item-file?number=7&hash=…&size=small`: the JPEG. */
export const ItemFile = z.strictObject({
  number: ItemNumber,
  hash: Sha256Hex,
  /** The small copy instead of the whole picture. */
  size: z.literal("small").optional(),
});
export type ItemFile = z.infer<typeof ItemFile>;

export const itemFileUrl = ({ number, hash, size }: ItemFile): string =>
  `/office/v1/item-file?number=${number}&hash=${hash}${size ? `&size=${size}` : ""}`;
