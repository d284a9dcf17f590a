const BASIC = /^basic (.+)$/i;
const TOKEN = /^(?:token|bearer) (.+)$/i;

/** The token of an Authorization header, whichever way it is carried; empty without one. */
export const readToken = (authorization = ""): string => {
  const basic = BASIC.exec(authorization)?.[1];
  if (basic === undefined) return TOKEN.exec(authorization)?.[1]?.trim() ?? "";
  const [user = "", password = ""] = Buffer.from(basic, "base64").toString("utf8").split(":");
  return password === "" ? user : password;
};
