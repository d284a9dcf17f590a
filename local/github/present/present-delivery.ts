import type { DeliveryContent } from "../state/delivery-content.ts";
import type { DeliveryRecord } from "../state/delivery-record.ts";

/** A delivery as a hook's history lists it; with what was sent and answered where that is given. */
export const presentDelivery = (delivery: DeliveryRecord, content?: DeliveryContent) => ({
  id: delivery.id,
  guid: delivery.guid,
  delivered_at: new Date(delivery.deliveredAt).toISOString(),
  redelivery: delivery.isRedelivery,
  duration: delivery.durationMilliseconds / 1000,
  status: delivery.status,
  status_code: delivery.statusCode,
  event: delivery.event,
  action: delivery.action,
  installation_id: null,
  repository_id: delivery.repositoryId,
  throttled_at: null,
  ...(content
    ? {
        url: delivery.url,
        request: { headers: content.requestHeaders, payload: JSON.parse(content.requestBody) },
        response: { headers: content.responseHeaders, payload: content.responseBody },
      }
    : {}),
});
