import { eventType } from "../contract/event.ts";
import type { NoticeEvent } from "../contract/event.ts";
import type { DueDelivery } from "../queries/lease-lanes.ts";

/** The event a body receives for a delivery; byte for byte the same at every try. */
export const buildEvent = (
  source: string,
  lane: string,
  delivery: DueDelivery,
): NoticeEvent => ({
  specversion: "1.0",
  id: delivery.id,
  source,
  type: eventType(delivery.kind),
  subject: lane,
  time: new Date(delivery.toldAt).toISOString(),
  datacontenttype: "application/json",
  lanenumber: delivery.number,
  flow: delivery.flow,
  flowversion: delivery.flowVersion,
  data: {
    reference: delivery.reference,
    lifeevent: delivery.lifeEvent,
    capacity: delivery.capacity,
    ...(delivery.undoes === null ? {} : { undoes: delivery.undoes }),
    ...(delivery.reason === null ? {} : { reason: delivery.reason }),
    fields: delivery.fields as NoticeEvent["data"]["fields"],
  },
});
