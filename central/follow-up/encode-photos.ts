import { mostFollowUpPhotos } from "../../contract/office/ratings/ratings.ts";
import { type Problem, problem } from "../../contract/problems/problem.ts";
import { encodePicture } from "../evidence/encode-picture.ts";
import type { Encoded } from "../evidence/encoder-messages.ts";
import type { SentPhoto } from "./read-parts.ts";

/** A photo that is not taken: its name on the phone, null where the reason is about all of them. */
export interface RefusedPhoto {
  readonly name: string | null;
  readonly problem: Problem;
}

/** The photos to store; none where one is refused, so that a form is stored as a whole. */
export interface EncodedPhotos {
  readonly photos: readonly Encoded[];
  readonly refused: readonly RefusedPhoto[];
}

export const encodePhotos = async (sent: readonly SentPhoto[]): Promise<EncodedPhotos> => {
  if (sent.length > mostFollowUpPhotos)
    return { photos: [], refused: [{ name: null, problem: problem("files-too-many", { most: mostFollowUpPhotos }) }] };
  const photos: Encoded[] = [];
  const refused: RefusedPhoto[] = [];
  for (const { name, bytes } of sent) {
    const result = bytes.ok ? await encodePicture(bytes.value) : bytes;
    if (result.ok) photos.push(result.value);
    else refused.push({ name, problem: result.problem });
  }
  return { photos, refused };
};
