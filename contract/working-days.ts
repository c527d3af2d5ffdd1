/** A year whose days off the State Council has published: where they differ from Monday to Friday. */
interface PublishedYear {
  /** Days from Monday to Friday without work, "01-01". */
  readonly off: readonly string[];
  /** Saturdays and Sundays with work. */
  readonly worked: readonly string[];
}

/** 国务院办公厅关于部分节假日安排的通知. A year is added after it was published. */
const published: Readonly<Record<string, PublishedYear>> = {
  2026: {
    off: [
      ...["01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "02-23", "04-06", "05-01", "05-04", "05-05"],
      ...["06-19", "09-25", "10-01", "10-02", "10-05", "10-06", "10-07"],
    ],
    worked: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
  },
};

const dayMs = 24 * 60 * 60 * 1000;

/** null in a year that was not yet published. */
const isWorked = (day: string): boolean | null => {
  const year = published[day.slice(0, 4)];
  if (!year) return null;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const date = day.slice(5);
  return weekday === 0 || weekday === 6 ? year.worked.includes(date) : !year.off.includes(date);
};

/**
 * The last of `count` working days after a day, "2026-11-30": counting begins on the next day. null where it lies in a year
 * that was not yet published: no date is promised there.
 */
export const workingDayAfter = (day: string, count: number): string | null => {
  let left = count;
  for (let at = Date.parse(`${day}T00:00:00Z`) + dayMs; ; at += dayMs) {
    const next = new Date(at).toISOString().slice(0, 10);
    const worked = isWorked(next);
    if (worked === null) return null;
    if (worked) left -= 1;
    if (left <= 0) return next;
  }
};
