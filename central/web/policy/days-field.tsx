import { Input } from "antd";
import type { FieldPath } from "./draft/field-path.ts";
import { useField } from "./draft-context.ts";
import { FieldFrame } from "./field-frame.tsx";

type DaysFieldProps = { readonly path: FieldPath; readonly label: string; readonly hint: string };

/** A list of days, one a line. */
export const DaysField = ({ path, label, hint }: DaysFieldProps) => {
  const { value, set, error } = useField(path, true);
  const days = Array.isArray(value) ? (value as string[]) : [];
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(control) => (
        <Input.TextArea
          {...control}
          autoSize={{ minRows: 2, maxRows: 10 }}
          value={days.join("\n")}
          // Keeps the text while it is typed; an empty line is removed when the field is left.
          onChange={({ target }) => set(target.value === "" ? [] : target.value.split("\n"))}
          onBlur={() => set(days.map((day) => day.trim()).filter((day) => day !== ""))}
        />
      )}
    </FieldFrame>
  );
};
