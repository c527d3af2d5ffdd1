import { Button, Modal } from "antd";
import { useState } from "react";
import { definitions } from "../../../contract/office/figures/definitions.ts";
import type { FavourableLevels, Figures, OfficeFigures } from "../../../contract/office/figures/figures.ts";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";

const levelsText = (favourable: FavourableLevels): string => favourable.replace("-", "–");

/** The formula of a figure in the reader's language; empty where the definitions have none. */
export const useFormula = (favourable: FavourableLevels): ((figure: keyof Figures) => string) => {
  const say = useLocalText();
  return (figure) => {
    const found = definitions.find((definition) => definition.figure === figure);
    return found ? fill(say(found.formula), { favourable: levelsText(favourable) }) : "";
  };
};

/** The definitions of all figures, with their version, the period and the choices behind the numbers. */
export const DefinitionsButton = ({ figures }: { readonly figures: OfficeFigures }) => {
  const words = useWords();
  const say = useLocalText();
  const [isOpen, setOpen] = useState(false);
  const { from, to, definitionsVersion, switches } = figures;
  const formula = useFormula(switches.favourable);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.definitions}</Button>
      <Modal
        open={isOpen}
        title={words.definitions}
        footer={null}
        width={720}
        onCancel={() => setOpen(false)}
        closable={{ "aria-label": words.closeDefinitions }}
      >
        <p className="quiet">
          {fill(words.definitionsOf, { version: definitionsVersion, from, to })}
          {words.listComma}
          {switches.flagged === "with" ? words.withFlagged : words.withoutFlagged}
        </p>
        <dl className="definitions">
          {definitions.map(({ figure, name }) => (
            <div key={figure}>
              <dt>{say(name)}</dt>
              <dd>{formula(figure)}</dd>
            </div>
          ))}
        </dl>
        <p className="quiet">{words.definitionsNote}</p>
      </Modal>
    </>
  );
};
