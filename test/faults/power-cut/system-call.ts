/** One finished call of strace's, its strings decoded. */
export interface SystemCall {
  readonly name: string;
  readonly args: readonly (string | Uint8Array)[];
  readonly result: number;
}

/** The calls that strace records: all that can change a file or a folder, and those that identify it. */
export const tracedCalls = [
  "open,openat,openat2,creat,close,dup,dup2,dup3,lseek,mmap,mmap2",
  "write,pwrite64,writev,pwritev,pwritev2,copy_file_range,sendfile,splice,ftruncate,truncate,fallocate",
  "fsync,fdatasync,sync,syncfs,sync_file_range",
  "rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,link,linkat,symlink,symlinkat",
]
  .join(",")
  // Not every processor has all of them.
  .replaceAll(/\w+/g, "?$&");

/** Reads a line of `strace -xx`; undefined for signals, exits and failed calls, which changed nothing. */
export const readSystemCall = (line: string): SystemCall | undefined => {
  const nameEnd = line.indexOf("(");
  const argsEnd = line.lastIndexOf(") ");
  const result = /^\)\s+= (\d+)/.exec(line.slice(argsEnd))?.[1];
  if (nameEnd < 1 || result === undefined) return undefined;
  return {
    name: line.slice(0, nameEnd),
    args: readArguments(line.slice(nameEnd + 1, argsEnd)),
    result: Number(result),
  };
};

/** Strings are hexadecimal, so that a comma or quotation mark inside one cannot mislead. */
const readArguments = (text: string): readonly (string | Uint8Array)[] => {
  const args: (string | Uint8Array)[] = [];
  let at = 0;
  while (at < text.length) {
    const isString = text[at] === '"';
    const end = isString ? text.indexOf('"', at + 1) + 1 : endOf(text, ",", at);
    const raw = text.slice(at, end);
    if (isString && text.startsWith("...", end)) throw new Error("strace cut a string short");
    args.push(isString ? Buffer.from(raw.replaceAll(/[\\x"]/g, ""), "hex") : raw);
    at = endOf(text, ",", end) + 2;
  }
  return args;
};

const endOf = (text: string, mark: string, from: number): number => {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
};
