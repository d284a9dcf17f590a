import type { Delivery, DeliveryState } from "../domain/delivery.ts";

/** Every webhook delivery that the control plane has taken on. */
export interface DeliveryLog {
  /** Remembers a delivery and tells what was known of it; a repeated one is `pending` until it is handled. */
  remember(delivery: Delivery): Promise<DeliveryState>;
}
