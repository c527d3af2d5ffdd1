import { type ReactElement, useState } from "react";
import { noPreferences } from "../../../renderer/state/preferences.ts";
import { addressOf } from "../deep-link.ts";
import { modes, modeWords } from "../variants.ts";
import { type Choice, chosenSamples, readChoice, searchOf, type Tile, tilesOf } from "./choice.ts";
import { ConsoleTiles } from "./console-tiles.tsx";
import { Filters } from "./filters.tsx";
import { ScreenTile } from "./screen-tile.tsx";

const addressOfTile = (screen: string, { language, mode }: Tile): string =>
  addressOf({ screen, language, preferences: { ...noPreferences, ...modes[mode] } });

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
