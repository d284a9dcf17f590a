import type { AuditEntry } from "./audit-entry.ts";
import { type Transition, transitions } from "./transition.ts";

/** A transition as it is told on the bus. */
export type TransitionEvent = {
  readonly type: Transition;
  readonly detail: Readonly<Record<string, string | number>> & {
    /** The same for every repetition of the event. */
    readonly id: string;
    /** ISO 8601. */
    readonly at: string;
  };
};

// An execution starts and ends once, whenever that is found out.
const momentOf = ({ at, action }: AuditEntry): string =>
  action === "started" || action === "ended" ? "" : at;

const idOf = (entry: AuditEntry): string => {
  const { subject, action, detail } = entry;
  const object = detail.execution ?? detail.package ?? detail.commit ?? "";
  return [transitions[action], subject, momentOf(entry), object].filter((part) => part !== "").join("/");
};

/** The event that tells an audit entry, which belongs to a project unless it is a group's. */
export const transitionEvent = (entry: AuditEntry, project?: string): TransitionEvent => {
  const { subject, action, at, detail } = entry;
  const [kind = "", ...name] = subject.split("#");
  return {
    type: transitions[action],
    detail: {
      ...detail,
      ...(project === undefined ? {} : { project }),
      [kind]: name.join("#"),
      id: idOf(entry),
      at,
    },
  };
};
