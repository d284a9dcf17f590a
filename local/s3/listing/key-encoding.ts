import type { S3Call } from "../s3-call.ts";
import { invalidArgument } from "../s3-errors.ts";
import { encodePath } from "../signature/encode-path.ts";

/** How a listing writes keys: as they are, or encoded as for a URL where the client asks for it. */
export const keyEncoding = ({ query }: S3Call): ((key: string) => string) => {
  const type = query.get("encoding-type");
  if (type !== null && type !== "url")
    throw invalidArgument("Invalid Encoding Method specified in Request", {
      ArgumentName: "encoding-type",
      ArgumentValue: type,
    });
  return type === "url" ? encodePath : (key) => key;
};
