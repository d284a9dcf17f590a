/** What went over the wire; kept apart from the deliveries' list, which is read more often. */
export type DeliveryContent = {
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** The very text that was signed. */
  readonly requestBody: string;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
};
