import type { Sha256Hex } from "../../contract/words.ts";

let given: Readonly<Record<string, string>> = {};

/** For a page that nobody serves pictures beside, as in a preview: their addresses, by hash. */
export const givePictures = (addresses: Readonly<Record<string, string>>): void => {
  given = addresses;
};

/** Where a picture of the configuration lies. */
export const pictureAddress = (picture: Sha256Hex): string => given[picture] ?? `/pictures/${picture}`;

/** Resolves once the picture can be painted without waiting: true, or false where it is missing or damaged. */
export const decodePicture = async (picture: Sha256Hex): Promise<boolean> => {
  const image = new Image();
  image.src = pictureAddress(picture);
  return image.decode().then(
    () => true,
    () => false,
  );
};
