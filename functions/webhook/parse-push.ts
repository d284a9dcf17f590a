import type { Push } from "../../shared/domain/push.ts";

const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
const REPOSITORY = /^[A-Za-z0-9._-]{1,100}\/[A-Za-z0-9._-]{1,100}$/;

const textAt = (payload: Record<string, unknown>, name: string): string => {
  const value = payload[name];
  return typeof value === "string" ? value : "";
};

/** What a `push` payload hints at; undefined where it is not shaped as GitHub's. */
export const parsePush = (payload: Record<string, unknown>, delivery: string): Push | undefined => {
  const { repository } = payload;
  const name =
    typeof repository === "object" && repository !== null && "full_name" in repository
      ? repository.full_name
      : undefined;
  const [ref, before, after] = [textAt(payload, "ref"), textAt(payload, "before"), textAt(payload, "after")];
  const isShaped =
    typeof name === "string" &&
    REPOSITORY.test(name) &&
    ref.startsWith("refs/") &&
    COMMIT.test(before) &&
    COMMIT.test(after);
  return isShaped
    ? { delivery, repository: name, ref, before, after, forced: payload.forced === true }
    : undefined;
};
