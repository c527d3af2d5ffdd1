import { Button, Checkbox, Switch } from "antd";
import { type ChangeEvent, useContext, useRef, useState } from "react";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { StoredPicture } from "../../../contract/office/policy/pictures.ts";
import { askOffice } from "../reading/ask-office.ts";
import { LanguageContext, useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import type { FieldPath } from "./draft/field-path.ts";
import { pictureRefusal } from "./draft/picture-refusal.ts";
import { useField } from "./draft-context.ts";
import { FieldFrame } from "./field-frame.tsx";
import { LocalTextField, SecondsField } from "./fields.tsx";
import { ListField } from "./list-field.tsx";

const PictureField = ({ path }: { readonly path: FieldPath }) => {
  const words = useWords();
  const { value, set, error } = useField(path);
  const input = useRef<HTMLInputElement>(null);
  const language = useContext(LanguageContext);
  const [refusal, setRefusal] = useState<string>();
  const keep = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    if (!file) return;
    const kept = await askOffice(officePaths.pictures, StoredPicture, { file });
    target.value = "";
    setRefusal(kept.ok ? undefined : pictureRefusal(kept.problem, language));
    if (kept.ok) set(kept.value.hash);
  };
  return (
    <FieldFrame label={words.pagePicture} hint={words.pictureHint} error={refusal ?? error}>
      {({ id }) => (
        <span className="policy-picture">
          <code>{typeof value === "string" ? value.slice(0, 8) : words.noPicture}</code>
          <Button id={id} size="small" onClick={() => input.current?.click()}>
            {words.choosePicture}
          </Button>
          {value !== null && (
            <Button size="small" type="text" onClick={() => set(null)}>
              {words.removePicture}
            </Button>
          )}
          <input ref={input} type="file" accept="image/png,image/jpeg,image/webp" hidden onChange={keep} />
        </span>
      )}
    </FieldFrame>
  );
};

const PageFields = ({ path }: { readonly path: FieldPath }) => {
  const words = useWords();
  const text = useField([...path, "text"]);
  return (
    <>
      <LocalTextField path={[...path, "title"]} label={words.pageTitle} />
      <SwitchedText path={[...path, "text"]} isThere={text.value !== null} onSwitch={text.set} />
      <div className="policy-pair">
        <SecondsField path={[...path, "showMs"]} label={words.pageTime} />
        <PictureField path={[...path, "picture"]} />
      </div>
    </>
  );
};

type SwitchedTextProps = {
  readonly path: FieldPath;
  readonly isThere: boolean;
  readonly onSwitch: (value: unknown) => void;
};

const SwitchedText = ({ path, isThere, onSwitch }: SwitchedTextProps) => {
  const words = useWords();
  return (
    <div className="policy-switched">
      <Checkbox checked={isThere} onChange={({ target }) => onSwitch(target.checked ? { zh: "" } : null)}>
        {words.pageText}
      </Checkbox>
      {isThere && <LocalTextField path={path} label={words.pageText} isLong isLabelled={false} />}
    </div>
  );
};

const freshPage = { title: { zh: "" }, text: { zh: "" }, picture: null, showMs: 10_000 };

/** The pages of the idle screen, or the badge all the time. */
export const AttractFields = () => {
  const words = useWords();
  const { value, set, error } = useField(["attract"]);
  const isShown = value !== null;
  return (
    <>
      <FieldFrame label={words.attractShown} error={error}>
        {({ id }) => (
          <Switch
            id={id}
            className="policy-switch"
            checked={isShown}
            onChange={(on) => set(on ? { afterMs: 60_000, pages: [freshPage] } : null)}
          />
        )}
      </FieldFrame>
      {isShown && (
        <>
          <SecondsField path={["attract", "afterMs"]} label={words.attractAfter} />
          <ListField
            path={["attract", "pages"]}
            label={words.policyAttract}
            addLabel={words.addPage}
            fresh={freshPage}
            itemTitle={(index) => fill(words.pageNumber, { number: index + 1 })}
          >
            {(path) => <PageFields path={path} />}
          </ListField>
        </>
      )}
    </>
  );
};
