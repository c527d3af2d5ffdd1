import { type ReactElement, useState } from "react";
import { noPreferences } from "../../../renderer/state/preferences.ts";
import { addressOf, consoleAddressOf } from "../deep-link.ts";
import { consoleSamples } from "../samples/console-samples.ts";
import { consoleSizes, modes, modeWords } from "../variants.ts";
import { type Choice, chosenSamples, languageNames, readChoice, searchOf, type Tile, tilesOf } from "./choice.ts";
import { Filters } from "./filters.tsx";
import { ScreenTile } from "./screen-tile.tsx";

const addressOfTile = (screen: string, { language, mode }: Tile): string =>
  addressOf({ screen, language, preferences: { ...noPreferences, ...modes[mode] } });

/** 窗口台 below the screens, at its real size, which is small. */
const ConsoleTiles = ({ languages }: { readonly languages: readonly string[] }): ReactElement => (
  <>
    {consoleSamples.map(({ name }) => (
      <section key={name} id={name}>
        <h2>
          <a href={`#${name}`}>{name}</a>
        </h2>
        <div className="tiles">
          {languageNames
            .filter((language) => languages.includes(language))
            .flatMap((language) =>
              consoleSizes.map((size) => (
                <ScreenTile
                  key={`${language} ${size.name}`}
                  sample={name}
                  title={`${size.name} ${language}`}
                  address={consoleAddressOf({ sample: name, language })}
                  size={size}
                  scale={100}
                />
              )),
            )}
        </div>
      </section>
    ))}
  </>
);

/** All screens, one below the other, each in every chosen size, language and mode. */
export const Gallery = (): ReactElement => {
  const [choice, setChoice] = useState(() => readChoice(location.search));
  const choose = (next: Choice): void => {
    history.replaceState(null, "", searchOf(next));
    setChoice(next);
  };
  const tiles = tilesOf(choice);
  const shown = chosenSamples(choice);
  return (
    <>
      <header>
        <h1>窗口星 · 所有界面</h1>
        <p>
          {shown.length} × {tiles.length} = {shown.length * tiles.length}
        </p>
        <Filters choice={choice} onChoose={choose} />
      </header>
      <main>
        {shown.map(({ name }) => (
          <section key={name} id={name}>
            <h2>
              <a href={`#${name}`}>{name}</a>
            </h2>
            <div className="tiles">
              {tiles.map((tile) => (
                <ScreenTile
                  key={`${tile.size.name} ${tile.language} ${tile.mode}`}
                  sample={name}
                  title={`${tile.size.name} ${tile.language} ${modeWords[tile.mode]}`}
                  address={addressOfTile(name, tile)}
                  size={tile.size}
                  scale={choice.scale}
                />
              ))}
            </div>
          </section>
        ))}
        <ConsoleTiles languages={choice.languages} />
      </main>
    </>
  );
};
