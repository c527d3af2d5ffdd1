/** The text before its end has no line feed: the file was cut, or is not one of ours. */
export class UnfinishedText extends Error {}

/** A line longer than any line of an export. */
export class EndlessLine extends Error {}

/** The longest line, bytes: an entry takes some kilobytes, a header a hundred bytes an epoch. */
const mostLineBytes = 1_048_576;

const lineFeed = 0x0a;

/**
 * The lines of a text that comes in pieces, without their line feeds. Throws where a byte is not UTF-8, the last line
 * has no end, or a line is longer than 1 MiB: replacing a byte would be an unnoticed change. Takes linear time, however
 * long the lines are.
 */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  /** The pieces of the line without an end so far. */
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
