type Task = () => Promise<void>;

/** Tasks registered so far, the last one first: the order in which they are undone. */
const tasks: Task[] = [];

/** Runs `task` at the end of the run, however it ends. Returns a function that runs it earlier, once. */
export const atTheEnd = (task: Task): Task => {
  let done: Promise<void> | undefined;
  const once = (): Promise<void> => {
    done ??= task();
    return done;
  };
  tasks.unshift(once);
  return once;
};

/** Undoes everything; one failing task does not stop the others. */
export const cleanUp = async (): Promise<void> => {
  for (let task = tasks.shift(); task; task = tasks.shift()) {
    await task().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  }
};

/** The exit code that a shell expects of a program ended by a signal. */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

export const cleanUpOnSignals = (): void => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void cleanUp().finally(() => process.exit(exitCodes[signal])));
  }
};
