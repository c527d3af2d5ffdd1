/** Read from character-shapes.txt, which build/character-shapes makes. */
export interface ShapeTable {
  /** The common ones first. */
  readonly characters: readonly string[];
  readonly commonCount: number;
  /** One after the other: what to multiply the numbers of a drawing with for its place along each direction. */
  readonly directions: Float32Array;
  /** The places of each character along all directions, one character after the other, in units of `placeUnit`. */
  readonly places: Int8Array;
  readonly placeUnit: number;
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => {
  const signs = atob(base64);
  const bytes = new Uint8Array(signs.length);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = signs.charCodeAt(index);
  return bytes;
};

const numbersIn = (line: string): readonly [unit: number, bytes: ArrayBuffer] => {
  const space = line.indexOf(" ");
  return [Number(line.slice(0, space)), bytesOf(line.slice(space + 1)).buffer];
};

/** Git may have checked the file out with CRs. Its numbers have their lowest byte first, as every processor we run on. */
export const readShapeTable = (file: string): ShapeTable => {
  const text = file.replaceAll("\r", "");
  const [common = "", rare = "", directions = "", places = ""] = text.slice(text.indexOf("\n---\n") + 5).split("\n");
  const [directionUnit, directionBytes] = numbersIn(directions);
  const [placeUnit, placeBytes] = numbersIn(places);
  return {
    characters: [...common, ...rare],
    commonCount: [...common].length,
    directions: Float32Array.from(new Int16Array(directionBytes), (whole) => whole * directionUnit),
    places: new Int8Array(placeBytes),
    placeUnit,
  };
};
