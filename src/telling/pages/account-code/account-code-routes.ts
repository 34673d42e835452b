import { contextOf } from "#access";
import { pageRoutes } from "#access/pages";
import type { SubjectRequest } from "#access/pages";
import { confirmBankAccountChange } from "#people";
import type { Reply } from "#web";
import { firstOf } from "#web";
import { paths } from "../paths.ts";
import { confirmOnce } from "../preview/preview-routes.ts";
import type { TellingDeps, TellingRoute } from "../telling-deps.ts";
import {
  accountCodePage,
  accountCodeWords as words,
  refusalWords,
} from "./account-code-page.ts";

/** The code that lets a new bank account go out to the bodies that pay. */
export function accountCodeRoutes(deps: TellingDeps): readonly TellingRoute[] {
  const { subject } = pageRoutes(deps);
  const shared = { whose: "owner" } as const;
  const needs = { action: "change-bank-account" } as const;
  const path = paths.accountCode(":journey");
  return [
    ...subject(shared, needs, {
      [`GET ${path}`]: ({ site }, request) => accountCodePage(site, request),
    }),
    ...subject({ ...shared, requestsPerMinuteMax: 20 }, needs, {
      [`POST ${path}`]: confirmCode,
    }),
  ];
}

async function confirmCode(
  deps: TellingDeps,
  request: SubjectRequest,
): Promise<Reply> {
  const code = firstOf(request.form, "code");
  const refuse = (message: (typeof refusalWords)["wrong-code"]): Reply =>
    accountCodePage(deps.site, request, [{ field: "code", message }]);
  if (code === "") return refuse(words.enter);
  const confirmed = await deps.database.transaction(
    contextOf(request.visitor),
    (tx) =>
      confirmBankAccountChange(tx, {
        customer: request.subject,
        code,
        at: deps.clock.now(),
        today: deps.clock.today(),
      }),
  );
  return confirmed.kind === "ok"
    ? confirmOnce(deps, request)
    : refuse(refusalWords[confirmed.error]);
}
