type Task = () => Promise<void>;

/** What has been begun, the last one first: the order in which it is undone. */
const tasks: Task[] = [];

/** Has `task` done at the end of the run, whatever that end is. Returns the way to do it, once, already now. */
export const atTheEnd = (task: Task): Task => {
  let done: Promise<void> | undefined;
  const once = (): Promise<void> => {
    done ??= task();
    return done;
  };
  tasks.unshift(once);
  return once;
};

/** Undoes everything; one thing that cannot be undone does not keep the others. */
export const cleanUp = async (): Promise<void> => {
  for (let task = tasks.shift(); task; task = tasks.shift()) {
    await task().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  }
};

/** The exit code that a shell expects of a program that a signal ended. */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

export const cleanUpOnSignals = (): void => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void cleanUp().finally(() => process.exit(exitCodes[signal])));
  }
};
