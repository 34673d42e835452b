import assert from "node:assert/strict";
import test from "node:test";
import { parseFields } from "../server/fields.ts";
import { branchField, groupField, underTicked } from "./branch.ts";
import { choiceField, worded, choicesField } from "./choice.ts";
import { dateField } from "./date.ts";
import type { Parsed } from "./field-error.ts";
import type { Field } from "./field.ts";
import { parseAll } from "./field.ts";
import { identifierField } from "./identifier.ts";
import { moneyField, numberField } from "./number.ts";
import { textField } from "./text.ts";
import { unseenField, unseenList } from "./unseen.ts";
import { yesNoField } from "./yes-no.ts";

const asked = {
  ask: { en: "It", cy: "Hwn" },
  enter: { en: "Enter it", cy: "Rhowch ef" },
};
const today = "2026-11-24";

/** A parsed value as itself, a refusal as its English words. */
const shown = (parsed: Parsed<unknown>): unknown =>
  parsed.kind === "ok"
    ? parsed.value
    : parsed.error.map(({ message }) => message.en).join("; ");

const typedDate = (text: string) => {
  const [day = "", month = "", year = ""] = text.split("/");
  return parseFields(
    new URLSearchParams({
      "a-day": day,
      "a-month": month,
      "a-year": year,
    }).toString(),
  );
};

for (const { typed, is } of [
  { typed: "27/3/1948", is: "1948-03-27" },
  { typed: "27/Mawrth/1948", is: "1948-03-27" },
  { typed: "24/11/2026", is: "2026-11-24" },
  { typed: "25/11/2026", is: "It must be today or in the past" },
  { typed: "//", is: "Enter it" },
  { typed: "27//1948", is: "It must include a month" },
  { typed: "/3/", is: "It must include a day and a year" },
  { typed: "30/2/2024", is: "It must be a real date" },
  { typed: "1/1/48", is: "It must be a real date" },
  { typed: "-1/1/1948", is: "It must be a real date" },
]) {
  test(`a date in the past typed as ${typed} is read as “${is}”`, () =>
    assert.equal(
      shown(
        dateField({ ...asked, in: "past" }).parse("a", {
          form: typedDate(typed),
          today,
        }),
      ),
      is,
    ));
}

test("a date before the first allowed day names that day in both languages", () => {
  const field = dateField({ ...asked, notBefore: "2025-04-01" });
  const parsed = field.parse("a", { form: typedDate("31/3/2025"), today });
  assert.deepEqual(parsed.kind === "failure" && parsed.error[0]?.message, {
    en: "It must be the same as or after 1 April 2025",
    cy: "Hwn: rhaid iddo fod yr un fath â neu ar ôl 1 Ebrill 2025",
  });
});

test("the error summary leads to the part of a date that is missing", () => {
  const form = typedDate("27//1948");
  const parsed = dateField(asked).parse("a", { form, today });
  assert.equal(
    parsed.kind === "failure" && parsed.error[0]?.control,
    "a-month",
  );
});

type Reader = (typed: string) => Parsed<unknown>;
const reading =
  (field: Field<unknown>): Reader =>
  (typed) =>
    field.parse("a", {
      form: parseFields(new URLSearchParams({ a: typed }).toString()),
      today,
    });
const identifier = (
  format: Parameters<typeof identifierField>[0]["format"],
): Reader => reading(identifierField({ ...asked, format }));

const money = reading(moneyField({ ...asked, min: 0, max: 100_000 }));
const whole = reading(numberField({ ...asked, min: 0, max: 168 }));
const text = reading(textField({ ...asked, lengthMax: 5 }));
const nino = identifier("national-insurance-number");
const postcode = identifier("postcode");

for (const { what, read, typed, is } of [
  { what: "money", read: money, typed: " £1,234.5 ", is: 1234.5 },
  { what: "money", read: money, typed: "100000", is: 100000 },
  {
    what: "money",
    read: money,
    typed: "100000.01",
    is: "It must be between £0 and £100,000",
  },
  {
    what: "money",
    read: money,
    typed: "ten",
    is: "It must be an amount of money, like 1,250, with a point before any pence",
  },
  {
    what: "money",
    read: money,
    typed: "99999999999999999999",
    is: "It must be between £0 and £100,000",
  },
  { what: "hours", read: whole, typed: "168", is: 168 },
  {
    what: "hours",
    read: whole,
    typed: "169",
    is: "It must be between 0 and 168",
  },
  ...["3.5", "1,2", "12,50", "1,23,4", ",5", "1,0000"].map((typed) => ({
    what: "hours",
    read: whole,
    typed,
    is: "It must be a whole number, like 35 or 1,250",
  })),
  {
    what: "hours",
    read: whole,
    typed: "1,250",
    is: "It must be between 0 and 168",
  },
  {
    what: "money",
    read: money,
    typed: "12,50",
    is: "It must be an amount of money, like 1,250, with a point before any pence",
  },
  { what: "a text", read: text, typed: "12345", is: "12345" },
  {
    what: "a text",
    read: text,
    typed: "123456",
    is: "It must be 5 characters or less",
  },
  { what: "a text", read: text, typed: "👵👵👵👵👵", is: "👵👵👵👵👵" },
  { what: "a text", read: text, typed: "a\u0000b", is: "ab" },
  { what: "a text", read: text, typed: "  ", is: "Enter it" },
  {
    what: "a National Insurance number",
    read: nino,
    typed: "qq 12 34 56 c",
    is: "QQ123456C",
  },
  {
    what: "a National Insurance number",
    read: nino,
    typed: "BG123456C",
    is: "Enter a National Insurance number in the correct format, like QQ 12 34 56 C",
  },
  { what: "a postcode", read: postcode, typed: "sw1a1aa", is: "SW1A 1AA" },
  { what: "a postcode", read: postcode, typed: "CF10 3NQ", is: "CF10 3NQ" },
  {
    what: "a made-up postcode",
    read: postcode,
    typed: "qd571qq",
    is: "QD57 1QQ",
  },
  {
    what: "a postcode",
    read: postcode,
    typed: "CF10",
    is: "Enter a full UK postcode, like SW1A 1AA",
  },
  {
    what: "a sort code",
    read: identifier("sort-code"),
    typed: "30 94-30",
    is: "30-94-30",
  },
  {
    what: "a sort code",
    read: identifier("sort-code"),
    typed: "30943",
    is: "Enter a valid sort code like 309430",
  },
  {
    what: "an account number",
    read: identifier("account-number"),
    typed: "733445",
    is: "00733445",
  },
  {
    what: "an account number",
    read: identifier("account-number"),
    typed: "73344",
    is: "Enter a valid account number like 00733445",
  },
  {
    what: "an email address",
    read: identifier("email"),
    typed: "margaret@example.org",
    is: "margaret@example.org",
  },
  {
    what: "an email address",
    read: identifier("email"),
    typed: "margaret@example",
    is: "Enter an email address in the correct format, like name@example.com",
  },
  {
    what: "a telephone number",
    read: identifier("telephone"),
    typed: "(01632) 960-001",
    is: "01632960001",
  },
  {
    what: "a telephone number",
    read: identifier("telephone"),
    typed: "12",
    is: "Enter a telephone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192",
  },
]) {
  test(`“${typed}” typed as ${what} is read as “${is}”`, () =>
    assert.equal(shown(read(typed)), is));
}

test("a choice that was not offered counts as no answer", () => {
  const form = parseFields("a=maybe&b=yes&c=two&c=four&c=one");
  const sent = { form, today };
  const [one, two, three] = [asked.ask, asked.ask, asked.ask];
  const items = worded(["yes", "no"], { yes: one, no: two });
  assert.equal(
    shown(choiceField({ ...asked, items }).parse("a", sent)),
    "Enter it",
  );
  assert.equal(shown(yesNoField(asked).parse("b", sent)), true);
  const choices = worded(["one", "two", "three"], { one, two, three });
  assert.deepEqual(
    shown(
      choicesField({ ...asked, items: choices, countMin: 1 }).parse("c", sent),
    ),
    ["one", "two"],
  );
});

const place = textField({ ...asked, lengthMax: 4 });
const items = (["here", "there"] as const).map((value) => ({
  value,
  text: value,
}));
const where = branchField({ ...asked, items }, { here: {}, there: { place } });
for (const { says, query, is } of [
  { says: "nothing chosen", query: "place=Rome", is: "Enter it" },
  {
    says: "a choice that asks no more",
    query: "w=here&place=Atlantis",
    is: { chosen: "here" },
  },
  {
    says: "a choice with its answer",
    query: "w=there&place=Rome",
    is: { chosen: "there", place: "Rome" },
  },
  {
    says: "a choice without its answer",
    query: "w=there&place=",
    is: "Enter it",
  },
])
  test(`what stands under a choice is read with it: ${says}`, () => {
    const form = parseFields(query);
    const parsed = where.parse("w", { form, today });
    assert.deepEqual(shown(parsed), is);
    if (parsed.kind === "ok")
      assert.deepEqual(
        shown(where.parse("w", { form: where.fill("w", parsed.value), today })),
        is,
        "filled in again it is the same",
      );
  });

test("a field under a tick is read when it is ticked, several as one value, and what comes along unseen as it came", () => {
  const form = parseFields("needs=talk&language=Pashto&token=a1&seen=x&seen=y");
  const sent = { form, today };
  const language = textField({ ...asked, lengthMax: 9 });
  const under = (need: string) =>
    shown(underTicked("needs", need, language).parse("language", sent));
  assert.deepEqual([under("talk"), under("write")], ["Pashto", undefined]);
  const group = groupField({ language, token: unseenField() });
  assert.deepEqual(shown(group.parse("", sent)), {
    language: "Pashto",
    token: "a1",
  });
  assert.deepEqual(shown(unseenList().parse("seen", sent)), ["x", "y"]);
  assert.equal(shown(unseenField(1).parse("token", sent)), "a");
  const controls = { locale: "en", values: form } as const;
  assert.match(
    String(unseenList().control("seen", controls)),
    /hidden[^>]*"x"[\s\S]*hidden[^>]*"y"/,
  );
});

test("every wrong answer of a form is told at once", () => {
  const sent = { form: parseFields("a=&b=ok"), today };
  const fields = {
    a: textField({ ...asked, lengthMax: 1 }),
    b: textField({ ...asked, lengthMax: 1 }),
  };
  assert.equal(
    shown(parseAll(fields, sent)),
    "Enter it; It must be 1 characters or less",
  );
  const b = textField({ ...asked, lengthMax: 2 });
  assert.deepEqual(shown(parseAll({ b }, sent)), { b: "ok" });
});

for (const { held, is } of [
  { held: "07700900123", is: "07700 900123" },
  { held: "07700 900101", is: "07700 900101" },
  { held: "01632960001", is: "01632 960001" },
  { held: "02079460000", is: "020 7946 0000" },
  { held: "0161 4960000", is: "0161 496 0000" },
  { held: "0800 182 2222", is: "0800 182 2222" },
  { held: "+448081570192", is: "+448081570192" },
])
  test(`the telephone number ${held} is shown as ${is}`, () =>
    assert.equal(
      identifierField({ ...asked, format: "telephone" }).show(held, "en"),
      is,
    ));
