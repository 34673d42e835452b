import type { Role } from "#access";
import {
  endRole,
  findOrMakeAccount,
  grantRole,
  issuerOf,
  listStaff,
  roles,
} from "#access";
import type { Tx } from "#postgres";
import type { Command, Form } from "../command.ts";
import { form, WrongUse } from "../command.ts";
import type { Settings } from "../settings.ts";
import { withDatabase } from "../with-database.ts";

export const command: Command = {
  usage: `
Usage: joinery staff list
       joinery staff add SUBJECT --name NAME --organisation ID --role ROLE
       joinery staff end SUBJECT --organisation ID --role ROLE
Says who works where as what (${roles.join(", ")}). SUBJECT is what the identity provider of OIDC_ISSUER calls them (its “sub”): the role is
theirs from their next request on. Without OIDC_ISSUER, one of the made-up people. The log keeps each act.
Exit codes: 0 done, 1 it failed, 2 wrong use.`,
  run: new Map([
    ["list", form({}, ({ settings }) => inTransaction(settings, list))],
    ["add", changing(add)],
    ["end", changing(end)],
  ]),
};

const inTransaction = <T>(
  settings: Settings,
  work: (tx: Tx) => Promise<T>,
): Promise<T> =>
  withDatabase(settings, (db) =>
    db.transaction({ kind: "process", name: "access" }, work),
  );

const list = async (tx: Tx): Promise<string> =>
  (await listStaff(tx))
    .map((one) =>
      [one.subject, one.name, one.organisation, one.role].join("  "),
    )
    .join("\n");

type Change = {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly organisation: string;
  readonly role: Role;
};

function changing(
  change: (tx: Tx, wanted: Change) => Promise<string | undefined>,
): Form {
  const text = { type: "string" } as const;
  const options = { name: text, organisation: text, role: text };
  return form({ options, words: [1, 1] }, async (given) => {
    const { name = "", organisation, role: said } = given.values;
    const role = roles.find((one) => one === said);
    if (!organisation || !role) return undefined;
    const issuer = issuerOf(given.settings.identity);
    const [subject = ""] = given.words;
    const wanted = { issuer, subject, name, organisation, role };
    return inTransaction(given.settings, (tx) => change(tx, wanted));
  });
}

async function add(tx: Tx, wanted: Change): Promise<string | undefined> {
  const { name, organisation, role } = wanted;
  if (name === "") return undefined;
  const account = await findOrMakeAccount(tx, wanted);
  const grantedBy = "command line";
  await grantRole(tx, { account, organisation, role, grantedBy });
  return `${name} is ${role} of ${organisation}.`;
}

async function end(
  tx: Tx,
  { organisation, role, ...person }: Change,
): Promise<string> {
  const account = await findOrMakeAccount(tx, { ...person, name: "" });
  if (!(await endRole(tx, { account, organisation, role })))
    throw new WrongUse(`${person.subject} is no ${role} of ${organisation}.`);
  return `${person.subject} is no longer ${role} of ${organisation}.`;
}
