const CONTENT = "application/x-amz-json-1.1";

/** Calls an operation of AWS's JSON protocol, unsigned; `target` is such as `DynamoDB_20120810.Scan`. */
export const askAws = async <T>(url: string, target: string, input: object): Promise<T> => {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": CONTENT, "x-amz-target": target },
    body: JSON.stringify(input),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${target} answered ${response.status}: ${text}`);
  return JSON.parse(text) as T;
};
