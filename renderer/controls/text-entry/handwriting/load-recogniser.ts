import { loadOnce } from "../load-once.ts";
import type { Stroke } from "./ink.ts";

/** The characters that look most like a drawing, the likeliest first. */
export type Recognise = (strokes: readonly Stroke[]) => readonly string[];

/** Two rows of five. */
const offeredCount = 10;

const readShapes = async (): Promise<Recognise> => {
  const [{ likelyCharacters }, { readShapeTable }, { default: file }] = await Promise.all([
    import("./likely-characters.ts"),
    import("./shape-table.ts"),
    import("./character-shapes.txt?raw"),
  ]);
  const shapes = readShapeTable(file);
  return (strokes) => likelyCharacters(strokes, shapes, offeredCount);
};

/** Loads code and shapes when the first citizen writes by hand, and caches them: a cold start does not pay for them. */
export const loadRecogniser = loadOnce(readShapes);
