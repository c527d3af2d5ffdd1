import type { Draw, DrawnRow } from "../../../contract/office/inspection/draws.ts";
import { formatCount } from "../format/text.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

/** The text that stands for a rating in the hashes of a draw. */
export const keyOf = ({ device, epoch, seq }: Pick<DrawnRow, "device" | "epoch" | "seq">): string =>
  `${device}/${epoch}/${seq}`;

type DrawExplanationProps = {
  readonly draw: Draw;
  /** The first drawn rating, for an example; undefined where the page does not have it. */
  readonly first: DrawnRow | undefined;
};

/** How a person draws the same ratings again, by hand or by the command. */
export const DrawExplanation = ({ draw: { number, seed, drawn }, first }: DrawExplanationProps) => {
  const words = useWords();
  return (
    <section className="draw-check">
      <h4>{words.drawCheck}</h4>
      <ol>
        <li>{words.drawCheckFrame}</li>
        <li>
          {fill(words.drawCheckOrder, { drawn: formatCount(drawn) })}
          {first && (
            <>
              {" "}
              {words.drawCheckExample}
              <pre>
                {`printf '%s' '${seed} ${keyOf(first)}' | sha256sum`}
                {`\n${first.digest}  -`}
              </pre>
            </>
          )}
        </li>
        <li>
          {words.drawCheckCommand}
          <pre>{`npm run centre -- recompute --draw ${number}`}</pre>
        </li>
      </ol>
    </section>
  );
};
