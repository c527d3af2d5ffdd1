/** The longest side of a stored picture, pixels. */
export const longestSide = 2_000;
/** The same of its small copy, which lists show. */
export const longestSideOfSmall = 320;
/** The most pixels that are decoded, 50 megapixels: a telephone's largest usual picture. Four bytes for each. */
export const mostPixels = 50_000_000;

/** A picture written again from its pixels, and its small copy: JPEG without metadata. */
export interface Encoded {
  readonly picture: Uint8Array;
  readonly small: Uint8Array;
}

/** The answer of the process that decodes. */
export type EncoderAnswer =
  | { readonly encoded: Encoded }
  | { readonly refusal: "file-too-many-pixels" | "file-broken" };
