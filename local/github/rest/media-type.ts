/** The part that GitHub's media types name between vendor and format: `raw` in `application/vnd.github.v3.raw+json`. */
export const mediaType = (accept = ""): string => {
  for (const one of accept.split(",")) {
    const found = /^application\/vnd\.github(?:\.v3)?\.(\w+)(?:\+json)?$/.exec(
      one.split(";")[0]?.trim() ?? "",
    );
    if (found?.[1] !== undefined && found[1] !== "v3") return found[1];
  }
  return "";
};
