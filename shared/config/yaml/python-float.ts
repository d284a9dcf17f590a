/** Writes a number as Python's `repr` of a float does. */
export const pythonFloat = (value: number): string => {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  if (Object.is(value, -0)) return "-0.0";
  if (value === 0) return "0.0";
  const [digits = "0", exponentText = "0"] = value.toExponential().split("e");
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const sign = exponent < 0 ? "-" : "+";
    return `${digits}e${sign}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  // Within these exponents JavaScript may still choose the exponent form (1e-7 and below it never reaches here).
  const plain = String(value);
  return /[.e]/.test(plain) ? plain : `${plain}.0`;
};
