import type { Sha256Hex } from "../../contract/words.ts";

/** Where a picture of the configuration lies. */
export const pictureAddress = (picture: Sha256Hex): string => `/pictures/${picture}`;

/** Resolves once the picture can be painted without waiting: true, or false where it is missing or damaged. */
export const decodePicture = async (picture: Sha256Hex): Promise<boolean> => {
  const image = new Image();
  image.src = pictureAddress(picture);
  return image.decode().then(
    () => true,
    () => false,
  );
};
