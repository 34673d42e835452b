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
import type { Command, ExitCode } from "../command.ts";
import { WrongUse } from "../command.ts";
import { withDatabase } from "../with-database.ts";
import { readOptions } from "./options.ts";

export const command: Command = {
  usage: `
Usage: joinery staff list
       joinery staff add SUBJECT --name NAME --organisation ID --role ROLE
       joinery staff end SUBJECT --organisation ID --role ROLE
Says who works where as what (${roles.join(", ")}). SUBJECT is what the identity provider of OIDC_ISSUER calls them (its “sub”): the role is
theirs from their next request on. Without OIDC_ISSUER, one of the made-up people. The log keeps each act.
Exit codes: 0 done, 1 it failed, 2 wrong use.`,
  async run({ args: [verb, ...rest], settings }) {
    const text = { type: "string" } as const;
    const { values, positionals } = readOptions(rest, {
      name: text,
      organisation: text,
      role: text,
    });
    const [subject, ...more] = positionals;
    const { name = "", organisation } = values;
    const role = roles.find((one) => one === values.role);
    const isList = verb === "list" && subject === undefined;
    const isChange = (verb === "add" && name !== "") || verb === "end";
    if (
      !isList &&
      (!isChange || !subject || more.length > 0 || !organisation || !role)
    )
      throw new WrongUse(
        `Write: joinery staff list | add | end; a ROLE is ${roles.join(", ")}. See joinery staff --help.`,
      );
    return withDatabase<ExitCode>(settings, (db) =>
      db.transaction({ kind: "process", name: "access" }, async (tx) => {
        const issuer = issuerOf(settings.identity);
        const said =
          isList || !subject || !organisation || !role
            ? await list(tx)
            : await change(tx, { issuer, subject, name, organisation, role });
        process.stdout.write(`${said}\n`);
        return 0 as const;
      }),
    );
  },
};

const list = async (tx: Tx): Promise<string> =>
  (await listStaff(tx))
    .map((one) =>
      [one.subject, one.name, one.organisation, one.role].join("  "),
    )
    .join("\n");

/** Without a name, ends the role. */
async function change(
  tx: Tx,
  {
    name,
    organisation,
    role,
    ...person
  }: {
    readonly issuer: string;
    readonly subject: string;
    readonly name: string;
    readonly organisation: string;
    readonly role: Role;
  },
): Promise<string> {
  const { subject } = person;
  const account = await findOrMakeAccount(tx, { ...person, name });
  if (name === "" && !(await endRole(tx, { account, organisation, role })))
    throw new WrongUse(`${subject} is no ${role} of ${organisation}.`);
  if (name !== "")
    await grantRole(tx, {
      account,
      organisation,
      role,
      grantedBy: "command line",
    });
  return name === ""
    ? `${subject} is no longer ${role} of ${organisation}.`
    : `${name} is ${role} of ${organisation}.`;
}
