import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  AccessLog,
  Accounts,
  accessLogQuestion,
  accountPaths,
  accountsQuestion,
  IssuedLink,
} from "../../../contract/office/accounts/accounts.ts";
import type { Grant } from "../../../contract/office/accounts/roles.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { sampleUnitCode as unitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let city: string;
let it: string;
let number = 0;
beforeAll(async () => {
  centre = await startCentre();
  await addAccount(centre, "city", [{ role: "city" }]);
  await addAccount(centre, "it", [{ role: "it" }]);
  [city, it] = [await logInAs(centre, "city"), await logInAs(centre, "it")];
});
afterAll(() => centre.stop());

let login: string;
beforeEach(() => {
  number += 1;
  login = `person-${number}`;
});

const post = (path: string, body: unknown, cookie: string) => sendAsPage(centre, path, { body, cookie });
const create = (grants: readonly Grant[], cookie = city) =>
  post(accountPaths.accounts, { login, name: "某人", staff: null, grants }, cookie);
const list = async (cookie = city) => {
  const answer = await sendAsPage(centre, `${accountsQuestion.path}?search=${login}`, { cookie });
  return Accounts.parse(await answer.json()).accounts;
};
const idOf = async (): Promise<string> => (await list())[0]?.id ?? "";
const change = async (grants: readonly Grant[], cookie = city) =>
  outcomeOf(await post(accountPaths.accountChanges, { id: await idOf(), name: "某人", staff: null, grants }, cookie));

const leader: Grant = { role: "leader", unitCode };

describe("an account", () => {
  test("is created with a link, listed, changed, disabled, and each of it is in the access log", async () => {
    const created = await create([leader]);
    expect([created.status, IssuedLink.parse(await created.json()).address]).toEqual([
      201,
      expect.stringMatching(/\/#link=[\w-]{43}$/),
    ]);
    expect(await list()).toMatchObject([{ login, grants: [leader], hasPassword: false, isDisabled: false }]);
    expect(await change([leader, { role: "supervisor", unitCode, windowNumber: "3" }])).toBe(204);
    expect(
      await outcomeOf(await post(accountPaths.accountDisablings, { id: await idOf(), isDisabled: true }, city)),
    ).toBe(204);
    expect(await list()).toMatchObject([{ isDisabled: true }]);
    const log = AccessLog.parse(await (await sendAsPage(centre, accessLogQuestion.path, { cookie: city })).json());
    const own = log.rows.filter(({ subject }) => subject["account"] === login);
    expect(own.map(({ actor, action }) => [actor, action])).toEqual([
      ["city", "account-disabled"],
      ["city", "account-changed"],
      ["city", "account-created"],
    ]);
  });
  test("has a login of its own, whatever its case", async () => {
    await create([leader]);
    const again = await post(
      accountPaths.accounts,
      { login: login.toUpperCase(), name: "x", staff: null, grants: [leader] },
      city,
    );
    expect(await outcomeOf(again)).toBe("login-taken");
  });
  test("has a login and a name without marks that hide, turn or run", async () => {
    const refusalOf = async (given: object) =>
      outcomeOf(
        await post(accountPaths.accounts, { login, name: "某人", staff: null, grants: [leader], ...given }, city),
      );
    for (const bad of ["=1+1", "a b", "admin\u202e", "x\ny"])
      expect(await refusalOf({ login: bad })).toBe("login-unfit");
    for (const bad of ["某\u202e人", "某\n人", "某\u0007人"]) expect(await refusalOf({ name: bad })).toBe("name-unfit");
    expect((await create([leader])).status).toBe(201);
    const named = { id: await idOf(), name: "某\u2067人", staff: null, grants: [leader] };
    expect(await outcomeOf(await post(accountPaths.accountChanges, named, city))).toBe("name-unfit");
    const token = { name: "大屏\u202e", grants: [{ role: "city" }], days: 1 };
    expect(await outcomeOf(await post(accountPaths.tokens, token, city))).toBe("name-unfit");
    // Width and case are the same login.
    login = `\uff30erson-wide-${number}`;
    expect((await create([leader])).status).toBe(201);
  });
  test("that has an older login logs in, is listed and exported", async () => {
    await addAccount(centre, `=1+${number}`, [leader]);
    await centre.sql`update accounts set name = ${"某\u202e人"} where login = ${`=1+${number}`}`;
    expect(await logInAs(centre, `=1+${number}`)).toContain("=");
    login = `=1%2B${number}`;
    expect(await list()).toMatchObject([{ name: "某\u202e人" }]);
  });
  test.each<readonly [string, readonly Grant[]]>([
    ["city office and leader", [{ role: "city" }, leader]],
    ["inspector and supervisor", [{ role: "supervisor", unitCode, windowNumber: "3" }, { role: "inspector" }]],
    ["auditor and staff", [{ role: "auditor" }, { role: "staff", unitCode }]],
    ["call-back agent of the own unit", [leader, { role: "caller", unitCode }]],
    ["call-back agent of all units", [{ role: "caller" }, leader]],
  ])("cannot be %s at once: the unit would judge itself", async (_name, grants) => {
    expect(await outcomeOf(await create(grants))).toBe("roles-judge-themselves");
    await create([grants[0] ?? leader]);
    expect(await change(grants)).toBe("roles-judge-themselves");
    const token = { name: "大屏", grants, days: 1 };
    expect(await outcomeOf(await post(accountPaths.tokens, token, city))).toBe("roles-judge-themselves");
  });
  test.each<readonly [string, Grant]>([
    ["unit", { role: "leader", unitCode: "330100-NONE" }],
    ["window", { role: "supervisor", unitCode, windowNumber: "99" }],
  ])("cannot be of a %s that the roster does not have", async (_name, grant) => {
    expect(await outcomeOf(await create([grant]))).toBe("account-place-unknown");
    await create([leader]);
    expect(await change([grant])).toBe("account-place-unknown");
    const token = { name: "大屏", grants: [grant], days: 1 };
    expect(await outcomeOf(await post(accountPaths.tokens, token, city))).toBe("account-place-unknown");
  });
  test("cannot have a staff number that the unit does not have", async () => {
    const staff = { unitCode, staffNumber: "nope" };
    const body = { login, name: "某人", staff, grants: [leader] };
    expect(await outcomeOf(await post(accountPaths.accounts, body, city))).toBe("account-staff-unknown");
    await create([leader]);
    const changed = { id: await idOf(), name: "某人", staff, grants: [leader] };
    expect(await outcomeOf(await post(accountPaths.accountChanges, changed, city))).toBe("account-staff-unknown");
  });
  test("may lead a unit and call back about another, unless one belongs to the other", async () => {
    await centre.sql`
      insert into units (code, name, district, supervision_phone, complaint_room)
      select 'other-unit', name, district, supervision_phone, complaint_room from units limit 1`;
    const grants: readonly Grant[] = [leader, { role: "caller", unitCode: "other-unit" }];
    await centre.sql`update units set parent_code = ${unitCode} where code = 'other-unit'`;
    expect(await outcomeOf(await create(grants))).toBe("roles-judge-themselves");
    await centre.sql`update units set parent_code = null where code = 'other-unit'`;
    await centre.sql`update units set parent_code = 'other-unit' where code = ${unitCode}`;
    expect(await outcomeOf(await create(grants))).toBe("roles-judge-themselves");
    await centre.sql`update units set parent_code = null`;
    expect((await create(grants)).status).toBe(201);
  });
});

describe("IT", () => {
  test("manages the accounts of units, and sees no others", async () => {
    expect((await create([leader], it)).status).toBe(201);
    expect(await list(it)).toHaveLength(1);
    expect(await change([{ role: "staff", unitCode }], it)).toBe(204);
  });
  test.each<Grant>([{ role: "city" }, { role: "inspector" }, { role: "auditor" }, { role: "it" }, { role: "caller" }])(
    "gives no person the role $role, and cannot take it",
    async (grant) => {
      expect(await outcomeOf(await create([grant], it))).toBe("permission-missing");
      await create([grant]);
      const id = await idOf();
      expect(await list(it)).toEqual([]);
      expect(await change([leader], it)).toBe("not-found");
      for (const path of [accountPaths.links, accountPaths.accountLogOuts]) {
        expect(await outcomeOf(await post(path, { id }, it))).toBe("not-found");
      }
    },
  );
});

describe("the last account of the city office", () => {
  test("stays: it changes nothing of itself, and no other person can take it away", async () => {
    const [own] = await centre.sql<{ id: string }[]>`select id from accounts where login = 'city'`;
    const mine = { id: own?.id ?? "", name: "x", staff: null, grants: [leader] };
    expect(await outcomeOf(await post(accountPaths.accountChanges, mine, city))).toBe("own-grants");
    await addAccount(centre, login, [{ role: "city" }]);
    const other = await logInAs(centre, login);
    // Two who take the role from each other at the same moment: one of them keeps it.
    const theirs = { ...mine, id: await idOf() };
    const outcomes = await Promise.all([
      post(accountPaths.accountChanges, mine, other).then(outcomeOf),
      post(accountPaths.accountChanges, theirs, city).then(outcomeOf),
    ]);
    expect(outcomes.filter((outcome) => outcome === 204)).toHaveLength(1);
    const left = await centre.sql`
      select from account_grants join accounts on accounts.id = account
      where role = 'city' and disabled_at is null and password is not null`;
    expect(left.count).toBe(1);
  });
});
