import { Button } from "antd";
import type { ReactNode } from "react";
import { useWords } from "../words/use-words.ts";
import type { FieldPath } from "./draft/field-path.ts";
import { useField } from "./draft-context.ts";

type ListFieldProps = {
  readonly path: FieldPath;
  readonly label: string;
  readonly addLabel: string;
  /** The value of a new item. */
  readonly fresh: unknown;
  readonly itemTitle?: (index: number) => string;
  readonly children: (path: FieldPath, index: number) => ReactNode;
};

const moved = (items: readonly unknown[], index: number): readonly unknown[] =>
  items.with(index - 1, items[index]).with(index, items[index - 1]);

/** An ordered list of items, each with its own fields. */
export const ListField = ({ path, label, addLabel, fresh, itemTitle, children }: ListFieldProps) => {
  const words = useWords();
  const { value, set, error } = useField(path);
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const actions = (index: number) => (
    <span className="policy-item-actions">
      <Button
        size="small"
        type="text"
        disabled={index === 0}
        title={words.moveUp}
        aria-label={`${words.moveUp}, ${label} ${index + 1}`}
        onClick={() => set(moved(items, index))}
      >
        ↑
      </Button>
      <Button
        size="small"
        type="text"
        danger
        title={words.remove}
        aria-label={`${words.remove}, ${label} ${index + 1}`}
        onClick={() => set(items.filter((_, other) => other !== index))}
      >
        ✕
      </Button>
    </span>
  );
  return (
    <fieldset className="policy-list">
      <legend>{label}</legend>
      {items.map((_, index) => (
        // The index identifies an item: it has no name of its own.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="policy-item">
          {itemTitle && <strong className="policy-item-title">{itemTitle(index)}</strong>}
          {children([...path, index], index)}
          {actions(index)}
        </div>
      ))}
      {error !== null && (
        <p className="policy-error" role="alert">
          {error}
        </p>
      )}
      <Button size="small" onClick={() => set([...items, fresh])}>
        {addLabel}
      </Button>
    </fieldset>
  );
};
