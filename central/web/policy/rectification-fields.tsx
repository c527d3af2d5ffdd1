import { Button } from "antd";
import { usualItemRules } from "../../../contract/office/rectification/item-rules.ts";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import type { FieldPath } from "./draft/field-path.ts";
import { useDraft, useField } from "./draft-context.ts";
import { LocalTextField, NumberField, TextField } from "./fields.tsx";
import { ListField } from "./list-field.tsx";

const at = (...more: FieldPath): FieldPath => ["rectification", ...more];

const RootCause = ({ path }: { readonly path: FieldPath }) => {
  const words = useWords();
  return (
    <div className="policy-tag">
      <TextField path={[...path, "code"]} label={words.tagCode} isCompact />
      <LocalTextField path={[...path, "name"]} label={words.rootCause} isLabelled={false} />
    </div>
  );
};

/** The rules where the office has none of its own, and a button that makes them its own. */
const UsualRules = () => {
  const words = useWords();
  const say = useLocalText();
  const { set } = useField(at());
  const { rootCauses, ...days } = usualItemRules;
  const causes = rootCauses.map(({ name }) => say(name)).join(words.listComma);
  return (
    <>
      <p>{fill(words.usualItemRules, { ...days, causes })}</p>
      <Button onClick={() => set(usualItemRules)}>{words.ownItemRules}</Button>
    </>
  );
};

/** The deadlines of 整改项, and the closed list of root causes. The policy of the whole office alone has them. */
export const RectificationFields = () => {
  const words = useWords();
  const { edited } = useDraft();
  if (edited.rectification === undefined) return <UsualRules />;
  const unit = words.workingDaysUnit;
  return (
    <>
      <p className="quiet">{words.itemRulesHint}</p>
      <NumberField path={at("verifyDays")} label={words.verifyDays} unit={unit} />
      <NumberField path={at("rectifyDays")} label={words.rectifyDays} unit={unit} />
      <NumberField path={at("callDays")} label={words.callDays} unit={unit} />
      <NumberField path={at("tries")} label={words.callTriesMost} />
      <NumberField
        path={at("contactDays")}
        label={words.contactDays}
        hint={words.contactDaysHint}
        unit={words.daysUnit}
      />
      <ListField
        path={at("rootCauses")}
        label={words.rootCauses}
        addLabel={words.addRootCause}
        fresh={{ code: "", name: { zh: "" } }}
      >
        {(path) => <RootCause path={path} />}
      </ListField>
    </>
  );
};
