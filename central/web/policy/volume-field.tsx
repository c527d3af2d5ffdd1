import { Slider } from "antd";
import { useWords } from "../words/use-words.ts";
import { useField } from "./draft-context.ts";
import { FieldFrame } from "./field-frame.tsx";

/** From silent to the full volume of the machine, in steps of five hundredths. */
export const VolumeField = () => {
  const words = useWords();
  const { value, set, error } = useField(["policy", "sound", "volume"]);
  const hundredths = Math.round((typeof value === "number" ? value : 0) * 100);
  return (
    <FieldFrame label={`${words.volume} · ${hundredths}%`} hint={words.volumeHint} error={error}>
      {() => (
        <Slider
          ariaLabelForHandle={words.volume}
          value={hundredths}
          step={5}
          tooltip={{ formatter: (at) => `${at}%` }}
          onChange={(at: number) => set(at / 100)}
        />
      )}
    </FieldFrame>
  );
};
