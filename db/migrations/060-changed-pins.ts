/**
 * PINs that were set at this device: they count at once, and as long as the roster still has one that they replaced.
 * `verifier` is a `PinVerifier`, `replaces` the salts of those before it, back to the roster's.
 */
export const changedPins = {
  number: 60,
  sql: `
    CREATE TABLE changed_pins (
      staff_number TEXT PRIMARY KEY,
      replaces     TEXT NOT NULL CHECK (json_type(replaces) = 'array'),
      verifier     TEXT NOT NULL CHECK (json_type(verifier) = 'object')
    ) STRICT, WITHOUT ROWID;
  `,
};
