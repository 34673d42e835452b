import { sayEach } from "#kernel";
import type { PageRequest, Reply, Route, Site } from "#web";
import { html, link, page, paragraph } from "#web";
import { holdForm } from "../held-form.ts";
import type { HeldForm } from "../held-form.ts";
import type { AccessDeps } from "../identify.ts";
import type { Visitor } from "../visitor.ts";
import { isGenuineForm } from "./csrf-field.ts";
import { frame } from "./frame.ts";
import { askToReturn } from "./guards.ts";

const words = sayEach({
  title: "Check and send your answers again",
  happened:
    "We could not be sure that the form came from you: it was opened before you last signed in, or in another window. Nothing was changed.",
  kept: "We kept what you typed. Go back to the page, check it and send it again.",
  typeAgain:
    "Go back to the page, type your answers and send them again. Your browser must accept cookies.",
  back: "Go back to the page",
});

/** The server's guard: no form is taken that our pages did not make for this very session. */
export const refuseForgedForms =
  (deps: AccessDeps & { readonly site: Site }) =>
  async (
    request: PageRequest<Visitor>,
    route: Route<Visitor>,
  ): Promise<Reply | undefined> => {
    if (request.method === "GET" || route.audience === "machine")
      return undefined;
    if (isGenuineForm(request)) return undefined;
    if (request.visitor.kind === "anonymous" && request.visitor.sessionEnded)
      return askToReturn(deps, request);
    const held = await holdForm(deps, request);
    return staleForm(deps.site, request, held);
  };

function staleForm(
  site: Site,
  request: PageRequest<Visitor>,
  held: HeldForm | undefined,
): Reply {
  const { locale, path } = request;
  return page(
    {
      ...frame(site, request),
      url: path,
      title: words.title[locale],
      content: html`<h1 class="govuk-heading-l">${words.title[locale]}</h1>
        ${paragraph(words.happened[locale])}
        ${paragraph(words[held ? "kept" : "typeAgain"][locale])}
        ${paragraph(link(path, words.back[locale]))}`,
    },
    { status: 403, cookies: held?.cookies ?? [] },
  );
}
