/** The most common of leaked PINs that no rule below catches. */
const commonest: ReadonlySet<string> = new Set([
  "147258",
  "258369",
  "369258",
  "147852",
  "963852",
  "741852",
  "159753",
  "159357",
  "357159",
  "753951",
  "951753",
  "123654",
  "321654",
  "456123",
  "789456",
  "123789",
  "142536",
  "102030",
  "110120",
  "201314",
  "246810",
  "135790",
]);

const digitsOf = (pin: string): readonly number[] => [...pin].map(Number);

/** 123456, 987654, 678901, 135791, 111111: equal steps between digits, modulo 10. */
const isRun = (pin: string): boolean => {
  const digits = digitsOf(pin);
  const steps = digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10);
  return new Set(steps).size === 1;
};

/** 121212, 123123, 112233, 111222, 123321, 118811. */
const isRepetition = (pin: string): boolean =>
  new Set(pin).size < 3 ||
  /^(...)\1$/.test(pin) ||
  /^(.)\1(.)\2(.)\3$/.test(pin) ||
  [...pin].reverse().join("") === pin;

const firstYear = 1940;
const lastYear = 2015;

const isDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** A two-digit year is tried as the one year within the bounds that it can mean. */
const isBirthday = (shortYear: number, month: number, day: number): boolean =>
  [1900, 2000].some((century) => {
    const year = century + shortYear;
    return year >= firstYear && year <= lastYear && isDay(year, month, day);
  });

/** YYMMDD, DDMMYY, MMDDYY and YYYYMM: a birthday of a person of working age. */
const isDate = (pin: string): boolean => {
  const [first = 0, second = 0, third = 0] = [pin.slice(0, 2), pin.slice(2, 4), pin.slice(4)].map(Number);
  const year = Number(pin.slice(0, 4));
  const isMonth = year >= firstYear && year <= lastYear && third >= 1 && third <= 12;
  return (
    isMonth || isBirthday(first, second, third) || isBirthday(third, second, first) || isBirthday(third, first, second)
  );
};

/** The staff number, a part of it, or a PIN that contains it. Three digits are in many PINs by chance. */
const isFromNumber = (pin: string, staffNumber: string): boolean => {
  const digits = staffNumber.replaceAll(/[^0-9]/g, "");
  return digits.length >= 4 && (digits.includes(pin) || pin.includes(digits));
};

/** Whether a colleague would try this PIN among the first ten. `pin` is a `NewPin`. */
export const isWeakPin = (pin: string, staffNumber: string): boolean =>
  isRun(pin) || isRepetition(pin) || isDate(pin) || commonest.has(pin) || isFromNumber(pin, staffNumber);
