/** Events of transitions that are committed, and perhaps not yet on the bus. */
export interface Outbox {
  /** Hands over what was committed here; what fails stays for `resend`, and fails nothing else. */
  flush(): Promise<void>;
  /** Hands over what others committed before that time (ISO 8601) and never did; tells how many events it was. */
  resend(before: string): Promise<number>;
}
