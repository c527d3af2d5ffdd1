import { Tooltip } from "antd";
import type { LocalText } from "../../../contract/words.ts";
import { useLocalText } from "../words/use-words.ts";

/** A level as its dot and number; its word is in the tooltip and for screen readers. */
export const LevelMark = ({ level, title }: { readonly level: number; readonly title: string }) => (
  <Tooltip title={title}>
    <abbr className="level-mark" aria-label={title}>
      <i className={`level-dot level-${level}`} aria-hidden="true" />
      {level}
    </abbr>
  </Tooltip>
);

/** The legend of the marks, from 5 to 1. */
export const LevelLegend = ({ texts }: { readonly texts: readonly LocalText[] }) => {
  const say = useLocalText();
  return (
    <ul className="level-legend">
      {[5, 4, 3, 2, 1].map((level) => {
        const text = texts[level - 1];
        return (
          text && (
            <li key={level}>
              <i className={`level-dot level-${level}`} aria-hidden="true" />
              {level} {say(text)}
            </li>
          )
        );
      })}
    </ul>
  );
};
