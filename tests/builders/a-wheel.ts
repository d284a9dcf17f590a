import { execFileSync } from "node:child_process";

const script = `
import io, sys, zipfile
name, source = sys.argv[1:]
archive = io.BytesIO()
info = f"{name}-1.0.dist-info"
with zipfile.ZipFile(archive, "w") as wheel:
    wheel.writestr(f"{name}.py", source)
    wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\\nName: {name}\\nVersion: 1.0\\n")
    wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
    wheel.writestr(f"{info}/RECORD", "")
sys.stdout.buffer.write(archive.getvalue())
`;

/** A wheel, version 1.0, of one module; its file must be called `<name>-1.0-py3-none-any.whl`. */
export const aWheel = (name: string, source: string): Buffer =>
  execFileSync("python3", ["-c", script, name, source]);
