import { type ReactElement, useState } from "react";
import { type Choice, chosenSamples, readChoice, searchOf, tilesOf } from "./choice.ts";
import { Filters } from "./filters.tsx";
import { ScreenTile } from "./screen-tile.tsx";

/** All screens, one below the other, each in every chosen size, language and way of showing it. */
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
                  tile={tile}
                  scale={choice.scale}
                />
              ))}
            </div>
          </section>
        ))}
      </main>
    </>
  );
};
