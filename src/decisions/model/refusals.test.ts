import { concepts, parameters, refusesEach } from "../testing/refuses-each.ts";
import type { Refused } from "../testing/refuses-each.ts";

const money = "type: number\nunit: GBP/week";

/** A rule that is wrong: it stands in line 5 of rules.yaml from column 7, in line 6 when its type has a unit. */
const rule = (
  what: string,
  [type, feel]: readonly [string, string],
  column: number,
  says: RegExp,
): Refused => ({
  what,
  pack: {
    concepts,
    parameters,
    decisions: { "pay.weekly": `${type}\nrule: |\n  ${feel}` },
  },
  at: `rules.yaml:${4 + type.split("\n").length}:${column}`,
  says,
});
refusesEach([
  rule(
    "two expressions without an operator",
    ["type: yes/no", "true false"],
    12,
    /This is not FEEL near “false”: check the brackets, operators and quotes/,
  ),
  rule(
    "null as a value",
    [money, "if person.cares then null else pay.rate"],
    28,
    /null has three meanings, so the strict profile has none: test with `is none\(x\)`/,
  ),
  rule(
    "FEEL outside the strict profile",
    ["type: yes/no", "person.name instance of string"],
    7,
    /The strict profile has no “person\.name instance of string” \(InstanceOfExpression\)/,
  ),
  rule(
    "a function with named values",
    ["type: yes/no", 'contains(string: person.name, match: "a")'],
    7,
    /Give a function its values in order, without names/,
  ),
  rule(
    "a question mark outside a table",
    ["type: yes/no", "? = person.cares"],
    7,
    /`\?` has a meaning only in a table's cell/,
  ),
  rule(
    "a number where yes or no belongs",
    ["type: yes/no", "person.cares and person.hours"],
    24,
    /Yes\/no is needed here, and this is a number in hours\/week/,
  ),
  rule(
    "a negative date",
    ["type: date", "-person.born"],
    7,
    /Only a number can be negative, and this is a date/,
  ),
  rule(
    "a date taken from a date",
    ["type: number\nunit: days", "today - person.born"],
    13,
    /Dates are not subtracted with an operator: write days between/,
  ),
  rule(
    "a number added to a date",
    ["type: date", "person.born + 1"],
    19,
    /A number is not added to a date with an operator: write add days/,
  ),
  rule(
    "an operator between things it does not join",
    ["type: text", "person.name * person.cares"],
    19,
    /“\*” cannot join a text and yes\/no/,
  ),
  rule(
    "a power that is not written out",
    [money, "pay.rate ** person.hours"],
    16,
    /Only a plain number can be raised to a power that is not written out/,
  ),
  rule(
    "a comparison of two kinds",
    ["type: yes/no", "person.name = person.born"],
    19,
    /a text and a date cannot be compared\./,
  ),
  rule(
    "an order where there is none",
    ["type: yes/no", "person.cares < true"],
    20,
    /yes\/no has no order: compare it with = or !=/,
  ),
  rule(
    "a list that never holds what is looked for",
    ["type: yes/no", "person.name in (person.homes)"],
    23,
    /This list never holds a text/,
  ),
  rule(
    "not in",
    ["type: yes/no", 'person.country not in ("england")'],
    7,
    /FEEL has no “not in”: write not\(person\.country in \(…\)\)/,
  ),
  rule(
    "a field that a record does not have",
    ["type: date", "person.partner.died"],
    7,
    /a record with born has no field “died”/,
  ),
  rule(
    "a field of something without fields",
    ["type: yes/no", "person.cares.often"],
    7,
    /yes\/no has no field “often”/,
  ),
  rule(
    "a special form with too few values",
    [money, "or else(pay.rate)"],
    7,
    /Write it as or else\(x, fallback\)/,
  ),
  rule(
    "a fallback of another type",
    [money, "or else(pay.rate, person.born)"],
    7,
    /The fallback is a date, and the value a number in GBP\/week: both need one type and unit/,
  ),
  rule(
    "a value by date of something without dates",
    ["type: number\nunit: hours/week", "on(person.hours, today)"],
    10,
    /on\(parameter, date\) takes a parameter/,
  ),
  rule(
    "a value on something that is no date",
    [money, "on(pay.rate, person.hours)"],
    20,
    /A date is needed here, and this is a number in hours\/week/,
  ),
  rule(
    "a function with too many values",
    ["type: number\nunit: years", "age on(person.born, today, today)"],
    7,
    /age on\(date of birth, date\): it takes 2 values, not 3/,
  ),
  rule(
    "a loop over something that is no list",
    ["type: yes/no", "some home in person.name satisfies true"],
    20,
    /A list is needed here, and this is a text/,
  ),
  rule(
    "counting over what is not counted",
    ["type: list of number\nunit: count", "for n in 1..person.hours return n"],
    11,
    /Counting goes over plain numbers, not a number in hours\/week/,
  ),
  rule(
    "an item of something that is no list",
    ["type: text", "person.name[1]"],
    7,
    /Only a list has items, and this is a text/,
  ),
  rule(
    "brackets with neither condition nor position",
    ["type: list of number\nunit: GBP/week", "person.homes[today]"],
    20,
    /Between the brackets stands a condition or a position, not a date/,
  ),
  rule(
    "a list of two types",
    ["type: yes/no", "person.name in ([person.born, person.cares])"],
    23,
    /a list holds one type, not a date and yes\/no/,
  ),
  rule(
    "a sum of what cannot be summed",
    [money, "sum([person.born])"],
    7,
    /sum\(list\): it takes a list of number, not a list of date/,
  ),
  rule(
    "all of what is not yes or no",
    ["type: yes/no", "all(person.homes)"],
    7,
    /all\(list\): it takes a list of yes\/no/,
  ),
  rule(
    "a list asked for what it never holds",
    ["type: yes/no", "list contains(person.homes, person.name)"],
    7,
    /the list holds a number in GBP\/week, never a text/,
  ),
  rule(
    "lists of two types joined",
    [
      "type: list of number\nunit: GBP/week",
      "concatenate(person.homes, [person.born])",
    ],
    7,
    /it takes lists of one type/,
  ),
  rule(
    "a value of another type appended",
    [
      "type: list of number\nunit: GBP/week",
      "append(person.homes, person.born)",
    ],
    7,
    /it takes a list and values of the list's type/,
  ),
  rule(
    "a remainder over two units",
    [money, "modulo(pay.rate, person.hours)"],
    7,
    /both numbers need the same unit/,
  ),
  rule(
    "a product of units",
    [money, "product(person.homes)"],
    7,
    /it takes a list of plain numbers/,
  ),
  rule(
    "a text of what has none",
    ["type: text", "string(person.cares)"],
    7,
    /it takes one date, number, duration or text/,
  ),
]);
