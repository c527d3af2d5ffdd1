export const base64Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * The 15 other spellings of a signature (64 bytes, so 88 characters of base64) that a lenient decoder decodes to the
 * same bytes: the last character before the padding has four unused bits.
 */
export const withOtherTrailingBits = (signature: string): readonly string[] => {
  const last = base64Letters.indexOf(signature.charAt(85));
  const same = [...base64Letters].filter((_, index) => index >> 4 === last >> 4 && index !== last);
  return same.map((letter) => `${signature.slice(0, 85)}${letter}==`);
};
