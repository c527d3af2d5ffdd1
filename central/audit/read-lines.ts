/** What came before the end without a line feed: a file that was cut, or is none of ours. */
export class UnfinishedText extends Error {}

/**
 * The lines of a text that comes in pieces, without their line feeds. Throws where a byte is not UTF-8, or the last line
 * has no end: a byte that was replaced in silence would be a change that nobody finds.
 */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let rest = "";
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest + decoder.decode() !== "") throw new UnfinishedText();
}
