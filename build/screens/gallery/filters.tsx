import type { ReactElement } from "react";
import { type Mode, modeWords } from "../variants.ts";
import { type Choice, languageNames, modeNames, scales, screenNames, sizeNames } from "./choice.ts";

interface FiltersProps {
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

interface TogglesProps {
  readonly title: string;
  readonly names: readonly string[];
  readonly chosen: readonly string[];
  readonly wordOf?: (name: string) => string;
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** A click shows all; where all are shown, only the first. */
const All = ({ names, chosen, onChoose }: TogglesProps): ReactElement => (
  <button
    type="button"
    onClick={() => onChoose(names.every((name) => chosen.includes(name)) ? names.slice(0, 1) : names)}
  >
    全部
  </button>
);

/** A click shows or hides one. */
const Toggles = (props: TogglesProps): ReactElement => {
  const { title, names, chosen, wordOf = (name) => name, onChoose } = props;
  return (
    <fieldset>
      <legend>{title}</legend>
      <All {...props} />
      {names.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={chosen.includes(name)}
          onClick={() => onChoose(names.filter((other) => chosen.includes(other) !== (other === name)))}
        >
          {wordOf(name)}
        </button>
      ))}
    </fieldset>
  );
};

const Scales = ({ choice, onChoose }: FiltersProps): ReactElement => (
  <fieldset>
    <legend>缩放</legend>
    {scales.map((scale) => (
      <button
        key={scale}
        type="button"
        aria-pressed={scale === choice.scale}
        onClick={() => onChoose({ ...choice, scale })}
      >
        {scale} %
      </button>
    ))}
  </fieldset>
);

export const Filters = ({ choice, onChoose }: FiltersProps): ReactElement => (
  <form className="filters">
    <Toggles
      title="界面"
      names={screenNames}
      chosen={choice.screens}
      onChoose={(screens) => onChoose({ ...choice, screens })}
    />
    <Toggles
      title="尺寸"
      names={sizeNames}
      chosen={choice.sizes}
      onChoose={(sizes) => onChoose({ ...choice, sizes })}
    />
    <Toggles
      title="语言"
      names={languageNames}
      chosen={choice.languages}
      onChoose={(languages) => onChoose({ ...choice, languages })}
    />
    <Toggles
      title="显示"
      names={modeNames}
      chosen={choice.modes}
      wordOf={(name) => modeWords[name as Mode]}
      onChoose={(modes) => onChoose({ ...choice, modes })}
    />
    <Scales choice={choice} onChoose={onChoose} />
  </form>
);
