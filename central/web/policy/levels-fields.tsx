import { Checkbox, Segmented } from "antd";
import { useState } from "react";
import { FavourableLevels, usualFavourable } from "../../../contract/office/figures/figures.ts";
import { useLocalText, useWords } from "../words/use-words.ts";
import type { FieldPath } from "./draft/field-path.ts";
import { useDraft, useField } from "./draft-context.ts";
import { ChoiceField, LocalTextField, TextField } from "./fields.tsx";
import { ListField } from "./list-field.tsx";

const ShownFirst = ({ path }: { readonly path: FieldPath }) => {
  const { value, set } = useField(path);
  return (
    <Checkbox className="policy-check" checked={value === true} onChange={({ target }) => set(target.checked)}>
      {useWords().shownFirst}
    </Checkbox>
  );
};

const TagFields = ({ path }: { readonly path: FieldPath }) => {
  const words = useWords();
  return (
    <div className="policy-tag">
      <TextField path={[...path, "code"]} label={words.tagCode} isCompact />
      <LocalTextField path={[...path, "text"]} label={words.tagsOfLevel} isLabelled={false} />
      <ShownFirst path={[...path, "shownFirst"]} />
    </div>
  );
};

/**
 * The words of one level at a time, and its tags. The standard defines which levels are bad ratings; that cannot be
 * edited.
 */
export const LevelsFields = () => {
  const words = useWords();
  const say = useLocalText();
  const { edited, issues } = useDraft();
  const [at, setAt] = useState(0);
  const options = edited.levels.map(({ text, level }, index) => {
    const isWrong = issues.some(({ path }) => path[0] === "levels" && path[1] === index);
    return { value: index, label: `${isWrong ? "⚠ " : ""}${say(text) || level}` };
  });
  return (
    <>
      <Segmented className="policy-levels" options={options} value={at} onChange={setAt} />
      <LocalTextField path={["levels", at, "text"]} label={words.levelWord} />
      <ListField
        key={at}
        path={["levels", at, "tags"]}
        label={words.tagsOfLevel}
        addLabel={words.addTag}
        fresh={{ code: "", text: { zh: "" }, shownFirst: false }}
      >
        {(path) => <TagFields path={path} />}
      </ListField>
      <TextField path={["tagsVersion"]} label={words.tagsVersion} hint={words.tagsVersionHint} />
      <ChoiceField
        path={["favourable"]}
        label={words.favourableLevels}
        hint={words.favourableLevelsHint}
        options={FavourableLevels.options.map((value) => ({ value, label: value.replace("-", "–") }))}
        usual={usualFavourable}
      />
    </>
  );
};
