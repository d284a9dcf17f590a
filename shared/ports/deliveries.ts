/** A webhook message that never arrived. */
export type FailedDelivery = {
  /** What `redeliver` takes. */
  readonly id: string;
  /** What `X-GitHub-Delivery` says, in every attempt. */
  readonly delivery: string;
  readonly event: string;
  /** When it was last tried, in ISO 8601. */
  readonly at: string;
  readonly outcome: string;
};

/** What the source host tried to tell us. */
export interface Deliveries {
  /** Messages since a time (ISO 8601) of which no attempt was accepted. */
  failed(since: string): Promise<readonly FailedDelivery[]>;
  /** Asks for one more attempt, which carries the same delivery and the same bytes. */
  redeliver(id: string): Promise<void>;
}
