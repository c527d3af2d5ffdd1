/** A rarer word is not offered; its characters are. */
const leastUses = 10;
const leastUsesOfName = 200;
const mostCharacters = 5;

/** How often jieba's texts use a word. Names of persons are mostly those of its novels. */
export const readCounts = (dictionary: string, known: ReadonlySet<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const line of dictionary.split("\n")) {
    const [text = "", uses = "", kind = ""] = line.split(" ");
    const characters = [...text];
    if (characters.length > mostCharacters || !characters.every((character) => known.has(character))) continue;
    const isRare = Number(uses) < (kind.startsWith("nr") ? leastUsesOfName : leastUses);
    if (text !== "" && (characters.length === 1 || !isRare)) counts.set(text, Number(uses));
  }
  return counts;
};
