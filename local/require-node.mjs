// Runs before anything else: TypeScript files run as they are, which older versions of Node cannot do.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `slipway needs Node 22.18 or newer to run from source, and this is ${process.version}.\n` +
      "On Linux (x64, arm64) `npm install` brings Node 24 along, and `npm run …` uses it;\n" +
      "elsewhere install a current Node and try again.",
  );
  process.exit(1);
}
