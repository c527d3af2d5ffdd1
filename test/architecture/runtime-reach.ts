import { packageOf, targetOf } from "./law.ts";
import type { SourceFile } from "./source-files.ts";

/**
 * The chain of files by which `start` imports such a package at run time, beginning with `start`; undefined where it
 * imports none.
 */
export const runtimePathTo = (
  isSuch: (packageName: string) => boolean,
  start: string,
  sources: readonly SourceFile[],
): readonly string[] | undefined => {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const seen = new Set<string>();
  const search = (file: string): readonly string[] | undefined => {
    if (seen.has(file)) return undefined;
    seen.add(file);
    for (const { specifier, isTypeOnly } of byFile.get(file)?.imports ?? []) {
      if (isTypeOnly) continue;
      const target = targetOf(file, specifier);
      if (target === undefined && isSuch(packageOf(specifier))) return [file];
      const rest = target === undefined ? undefined : search(target);
      if (rest) return [file, ...rest];
    }
    return undefined;
  };
  return search(start);
};
