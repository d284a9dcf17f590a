// A plugin of osls: tells when the package is made what AWS would only tell when it is deployed.

// What Lambda takes of names and values together; references become ARNs, of which none here is longer than this.
const MOST = 4096;
const REFERENCE = 170;

const sizeOf = (environment) =>
  Object.entries(environment).reduce(
    (sum, [name, value]) =>
      sum + name.length + (typeof value === "object" ? REFERENCE : Buffer.byteLength(String(value))),
    0,
  );

module.exports = class Limits {
  constructor(serverless) {
    const check = () => {
      const { Resources: resources } = serverless.service.provider.compiledCloudFormationTemplate;
      for (const [id, { Type: type, Properties: properties }] of Object.entries(resources)) {
        const environment = type === "AWS::Lambda::Function" ? (properties.Environment?.Variables ?? {}) : {};
        const size = sizeOf(environment);
        if (size <= MOST) continue;
        const [[name]] = Object.entries(environment).toSorted(
          ([, a], [, b]) => sizeOf({ b }) - sizeOf({ a }),
        );
        throw new serverless.classes.Error(
          `the environment of ${id} takes ${size} bytes and Lambda takes ${MOST}; most of it is ${name}.\n` +
            "A long list of repositories goes into a file beside serverless.yml: --param repositories=file:repositories.yaml",
        );
      }
    };
    this.hooks = { "before:package:finalize": check };
  }
};
