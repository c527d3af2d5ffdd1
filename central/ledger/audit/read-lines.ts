/** What came before the end without a line feed: a file that was cut, or is none of ours. */
export class UnfinishedText extends Error {}

/** A line that no export has. */
export class EndlessLine extends Error {}

/** An entry takes some kilobytes, a header a hundred bytes an epoch. */
const mostLineBytes = 1_048_576;

const lineFeed = 0x0a;

/**
 * The lines of a text that comes in pieces, without their line feeds. Throws where a byte is not UTF-8, the last line has
 * no end, or a line is longer than 1 MiB: a byte replaced in silence would be an unnoticed change. Takes
 * time in proportion to the bytes, however long the lines are.
 */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  /** Of the line that has no end yet. */
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (part: Uint8Array): void => {
    length += part.length;
    if (length > mostLineBytes) throw new EndlessLine();
    parts.push(part);
  };
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf(lineFeed); end >= 0; end = piece.indexOf(lineFeed, from)) {
      take(piece.subarray(from, end));
      const line = decoder.decode(parts.length === 1 ? parts[0] : Buffer.concat(parts));
      [parts, length, from] = [[], 0, end + 1];
      yield line;
    }
    if (from < piece.length) take(piece.subarray(from));
  }
  if (length > 0) throw new UnfinishedText();
}
