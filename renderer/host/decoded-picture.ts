import type { Sha256Hex } from "../../contract/words.ts";

let given: Readonly<Record<string, string>> = {};

/** Sets the pictures' addresses, by hash, for a page without a picture server, such as a preview. */
export const givePictures = (addresses: Readonly<Record<string, string>>): void => {
  given = addresses;
};

/** The address of a picture of the configuration. */
export const pictureAddress = (picture: Sha256Hex): string => given[picture] ?? `/pictures/${picture}`;

/** Resolves once the picture can be painted without a delay: true, or false where it is missing or damaged. */
export const decodePicture = async (picture: Sha256Hex): Promise<boolean> => {
  const image = new Image();
  image.src = pictureAddress(picture);
  return image.decode().then(
    () => true,
    () => false,
  );
};
