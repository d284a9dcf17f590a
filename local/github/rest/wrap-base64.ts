/** Base64 in lines of 60 characters, as GitHub writes contents. */
export const wrapBase64 = (bytes: Buffer): string => bytes.toString("base64").replace(/.{1,60}/g, "$&\n");
