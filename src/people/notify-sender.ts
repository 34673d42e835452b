import type { NotifyClient } from "notifications-node-client";
import { z } from "zod";
import type { MessageChannel } from "./reach.ts";
import type { ClaimedMessage } from "./queries/messages-to-send.ts";
import type { SendMessage, SendOutcome } from "./send-messages.ts";

/** How to reach GOV.UK Notify. */
export type NotifySettings = {
  readonly apiKey: string;
  /** Another address than Notify's own. */
  readonly url?: string;
  /** The identifier of one template a way, each with ((subject)) and ((body)). */
  readonly templates: Readonly<Record<MessageChannel, string>>;
};

const patienceMs = 10_000;

/** Sends by GOV.UK Notify. */
export async function notifySender(
  settings: NotifySettings,
): Promise<SendMessage> {
  const client = await openClient(settings);
  return async (message) => {
    try {
      await post(client, settings.templates[message.channel], message);
      return { kind: "sent" };
    } catch (error) {
      return outcomeOf(error);
    }
  };
}

type HttpClient = Parameters<NotifyClient["setClient"]>[0];

/**
 * The client alone waits for ever for an answer, and would follow a redirect with the person's data.
 * It is loaded only here: it takes a tenth of a second and 30 MB that no other process needs.
 */
async function openClient({
  apiKey,
  url,
}: NotifySettings): Promise<NotifyClient> {
  const { NotifyClient } = await import("notifications-node-client");
  const client =
    url === undefined
      ? new NotifyClient(apiKey)
      : new NotifyClient(url, apiKey);
  const { restClient } = client.apiClient as {
    readonly restClient: HttpClient;
  };
  client.setClient(restClient.create({ timeout: patienceMs, maxRedirects: 0 }));
  return client;
}

function post(
  client: NotifyClient,
  template: string,
  { id, channel, to, subject, body }: ClaimedMessage,
): Promise<unknown> {
  const personalisation = { subject, body };
  switch (channel) {
    case "email":
      return client.sendEmail(template, to, { personalisation, reference: id });
    case "text":
      return client.sendSms(template, to, { personalisation, reference: id });
    case "letter":
      return client.sendLetter(template, {
        personalisation: { ...personalisation, ...addressLines(to) },
        reference: id,
      });
  }
}

/** Notify wants three to seven lines, the postcode last. */
const addressLines = (to: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    to.split("\n").map((line, index) => [`address_line_${index + 1}`, line]),
  );

type Refusal = {
  /** Absent when no answer came. */
  readonly response?: { readonly status: number; readonly data: unknown };
  readonly code?: string;
};

/** What time mends though its status says that the request was wrong: a time limit, and too much at once or in a day. */
const passing: ReadonlySet<number> = new Set([408, 429]);

/** The client's error holds the key and the whole message, so nothing of it goes further but status, code and Notify's reason. */
function outcomeOf(error: unknown): SendOutcome {
  const { response, code } = error as Refusal;
  if (response === undefined)
    return { kind: "again", fault: code ?? "no-answer" };
  const { status, data } = response;
  const isHopeless = status >= 400 && status < 500 && !passing.has(status);
  return {
    kind: isHopeless ? "hopeless" : "again",
    fault: `status-${status}`,
    ...detailOf(data),
  };
}

const answer = z.object({
  errors: z.array(z.object({ error: z.string(), message: z.string() })),
});
const detailLengthMax = 500;

/** Notify's reasons, e.g. `ValidationError phone_number Not enough digits`. */
function detailOf(data: unknown): { readonly detail?: string } {
  const parsed = answer.safeParse(data);
  if (!parsed.success) return {};
  const detail = parsed.data.errors
    .map(({ error, message }) => `${error} ${message}`)
    .join("; ");
  return { detail: detail.slice(0, detailLengthMax) };
}
