import type { ReactElement } from "react";
import { consoleAddressOf } from "../deep-link.ts";
import { consoleSamples } from "../samples/console-samples.ts";
import { consoleSizes } from "../variants.ts";
import { languageNames } from "./choice.ts";
import { ScreenTile } from "./screen-tile.tsx";

/** 窗口台 below the screens, at its real size, which is small. */
export const ConsoleTiles = ({ languages }: { readonly languages: readonly string[] }): ReactElement => (
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
