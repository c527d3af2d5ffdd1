/** Turns a forgotten case of a discriminated union into a compile error, and into an exception at run time. */
export const assertNever = (value: never): never => {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
};
