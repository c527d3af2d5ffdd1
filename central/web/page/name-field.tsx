import { Input } from "antd";
import { useState } from "react";
import { useWords } from "../words/use-words.ts";
import { rememberedName, rememberName } from "./office-name.ts";

/** The name under which a person acts on this page, and its setter. */
export const useOfficeName = () => {
  const [name, setName] = useState(rememberedName);
  const onName = (typed: string): void => {
    rememberName(typed);
    setName(typed);
  };
  return { name, onName };
};

type NameFieldProps = { readonly id: string; readonly name: string; readonly onName: (name: string) => void };

export const NameField = ({ id, name, onName }: NameFieldProps) => {
  const words = useWords();
  return (
    <div className="office-name">
      <label htmlFor={id}>{words.yourName}</label>
      <Input
        id={id}
        value={name}
        maxLength={40}
        placeholder={words.yourNameHint}
        onChange={(event) => onName(event.target.value)}
      />
    </div>
  );
};
