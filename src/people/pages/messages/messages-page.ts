import type { Locale } from "#kernel";
import { sayEach } from "#kernel";
import type { Html } from "#web";
import { formatMoment, html, insetText, pagedBy, paragraph } from "#web";
import type { Message } from "../../messages.ts";
import { findMessages, findOutbox } from "../../messages.ts";
import { pages } from "../people-pages-deps.ts";
import { sightOf } from "../sight.ts";

const words = sayEach({
  title: "Your messages",
  intro:
    "What we have sent you by text, e-mail and letter. Codes are not repeated here.",
  none: "There are no messages.",
  outbox: "Outbox of this demonstration",
  outboxIntro:
    "Nothing leaves this machine. These are the phones and letter boxes of the made-up people: in a real installation GOV.UK Notify or another sender delivers them, and nobody sees this page.",
  text: "Text message",
  email: "E-mail",
  letter: "Letter",
  to: "to",
  refused:
    "This could not be sent. Check the phone number, e-mail or postal address under “How we reach you”.",
  hidden: "a hidden address",
});

const item = (message: Message, locale: Locale): Html =>
  html`<li class="govuk-!-margin-bottom-6">
    <h2 class="govuk-heading-s govuk-!-margin-bottom-1">
      <span lang="${message.locale}">${message.subject}</span>
    </h2>
    <p class="govuk-body-s govuk-!-margin-bottom-1">
      ${words[message.channel][locale]} ${words.to[locale]}
      ${message.to.replaceAll("\n", ", ")}, ${formatMoment(message.at, locale)}
    </p>
    ${message.isRefused && html`<p class="govuk-body"><strong>${words.refused[locale]}</strong></p>`}
    ${message.body !== "" && html`<p class="govuk-body" lang="${message.locale}">${message.body}</p>`}
  </li>`;

const list = (messages: readonly Message[], locale: Locale): Html =>
  messages.length === 0
    ? paragraph(words.none[locale])
    : html`<ul class="govuk-list">
        ${messages.map((message) => item(message, locale))}
      </ul>`;

const headers = { "cache-control": "no-store" };

/** A person's messages. A letter's address is no more shown to a helper or staff than the address itself, when that is hidden. */
export const messagesPage = pages.subject({
  path: "/messages",
  whose: "subject",
  may: "see-own-facts",
  title: words.title,
  read: async (tx, visit) => ({
    sight: await sightOf(tx, visit),
    messages: await findMessages(tx, visit.subject, pagedBy(visit)),
  }),
  show: ({ sight, messages }, view) => {
    const { locale } = view;
    const { shown, links } = pagedBy(view);
    const seen = shown(messages).map((message) =>
      sight.hidesAddresses && message.channel === "letter"
        ? { ...message, to: words.hidden[locale] }
        : message,
    );
    const intro = paragraph(words.intro[locale]);
    return {
      headers,
      content: html`${intro}${list(seen, locale)}${links(messages, locale)}`,
    };
  },
});

const outboxPerPage = 50;

/** In demonstrations everybody's messages, in place of a sender. */
export const outboxPage = pages.anybody({
  path: "/outbox",
  whose: "everybody",
  title: words.outbox,
  context: () => ({ kind: "process", name: "outbox" }),
  read: (tx, visit) => findOutbox(tx, pagedBy(visit, outboxPerPage)),
  show: (messages, view) => {
    const { locale } = view;
    const { shown, links } = pagedBy(view, outboxPerPage);
    const intro = insetText({ text: words.outboxIntro[locale] });
    return {
      headers,
      content: html`${intro}${list(shown(messages), locale)}${links(messages, locale)}`,
    };
  },
});
