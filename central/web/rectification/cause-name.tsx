import type { OfficeItem } from "../../../contract/office/rectification/items.ts";
import { useLocalText } from "../words/use-words.ts";

type CauseNameProps = Pick<OfficeItem, "causes"> & { readonly code: string };

/** A root cause by its name, with the code that exports and the policy have. */
export const CauseName = ({ causes, code }: CauseNameProps) => {
  const say = useLocalText();
  const named = causes.find((cause) => cause.code === code);
  const name = named ? say(named.name) : code;
  return (
    <>
      {name}
      {name !== code && <small className="quiet"> {code}</small>}
    </>
  );
};
