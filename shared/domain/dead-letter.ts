/** An event that a function could not handle, or never got. */
export type DeadLetter = {
  /** The function, without the installation's own prefix. */
  readonly function: string;
  /** What kind of event it is, where the event says so. */
  readonly event: string;
  /** When it was given up. */
  readonly at: string;
  /** Why, in the words of whoever gave it up. */
  readonly error: string;
  /** The event itself, as the function is called with it. */
  readonly payload: string;
};
