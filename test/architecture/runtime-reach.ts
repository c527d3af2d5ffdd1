import { packageOf, targetOf } from "./law.ts";
import type { SourceFile } from "./source-files.ts";

/**
 * The chain of files by which `start` imports a package at run time, beginning with `start`; undefined where it does
 * not.
 */
export const runtimePathTo = (
  packageName: string,
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
      if (target === undefined && packageOf(specifier) === packageName) return [file];
      const rest = target === undefined ? undefined : search(target);
      if (rest) return [file, ...rest];
    }
    return undefined;
  };
  return search(start);
};
