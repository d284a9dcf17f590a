import { hintEvents } from "../../shared/config/events/hint-events.ts";
import { transitionEvents } from "../../shared/config/events/transition-events.ts";

const declared = { ...transitionEvents, ...hintEvents };

/** Throws unless an event is one that is documented, with all members that it must have and no others. */
export const checkEvent = ({ type, detail }: { readonly type: string; readonly detail: object }): void => {
  if (!Object.hasOwn(declared, type)) throw new Error(`${type} is not documented`);
  const { error } = declared[type as keyof typeof declared].detail.strict().safeParse(detail);
  if (error) throw new Error(`${type} ${JSON.stringify(detail)}: ${error.message}`);
};
