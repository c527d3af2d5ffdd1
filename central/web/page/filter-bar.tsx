import { Button, Checkbox, Input, Select, Tag } from "antd";
import { type ReactNode, useEffect, useId, useState } from "react";
import { useWords } from "../words/use-words.ts";

export type FilterOption = { readonly value: string; readonly label: string };

type ChoiceProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly FilterOption[];
  /** The text where no value is chosen. */
  readonly any: string;
  readonly onChange: (value: string | null) => void;
};

/** One value of several, or none. A value of the address that is no option is shown unchanged. */
export const FilterChoice = ({ label, value = "", options, any, onChange }: ChoiceProps) => {
  const isKnown = value === "" || options.some((option) => option.value === value);
  const all = [{ value: "", label: any }, ...options, ...(isKnown ? [] : [{ value, label: value }])];
  return (
    <Select
      aria-label={label}
      value={value}
      options={all}
      popupMatchSelectWidth={false}
      onChange={(chosen) => onChange(chosen || null)}
    />
  );
};

type CheckProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: "yes" | null) => void;
};

/** A filter that is on or off. */
export const FilterCheck = ({ label, value, onChange }: CheckProps) => (
  <Checkbox checked={value !== undefined} onChange={({ target }) => onChange(target.checked ? "yes" : null)}>
    {label}
  </Checkbox>
);

type DayProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | null) => void;
};

/** A day; empty for any. */
export const FilterDay = ({ label, value = "", onChange }: DayProps) => {
  const id = useId();
  return (
    <span className="filter-day">
      <label htmlFor={id}>{label}</label>
      <Input id={id} type="date" value={value} onChange={({ target }) => onChange(target.value || null)} />
    </span>
  );
};

type SearchProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly onSearch: (text: string | null) => void;
};

/** A text that is searched for at the key Enter, or the button. */
export const FilterSearch = ({ label, value = "", onSearch }: SearchProps) => {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <Input.Search
      className="filter-search"
      aria-label={label}
      placeholder={label}
      value={typed}
      maxLength={60}
      allowClear
      onChange={({ target }) => setTyped(target.value)}
      onSearch={(text) => onSearch(text.trim() || null)}
    />
  );
};

type TagProps = { readonly children: ReactNode; readonly hint: string; readonly onClose: () => void };

/** A filter that came with a link or a click, with a way back. */
export const FilterTag = ({ children, hint, onClose }: TagProps) => (
  <Tag closable onClose={onClose} title={hint}>
    {children}
  </Tag>
);

type FilterBarProps = {
  readonly children: ReactNode;
  /** Whether any filter is set. */
  readonly isFiltered: boolean;
  readonly onClear: () => void;
};

/** The filters of a section in a row, and a button that takes them away. */
export const FilterBar = ({ children, isFiltered, onClear }: FilterBarProps) => {
  const words = useWords();
  return (
    <search className="filter-bar">
      {children}
      {isFiltered && <Button onClick={onClear}>{words.clearFilters}</Button>}
    </search>
  );
};
