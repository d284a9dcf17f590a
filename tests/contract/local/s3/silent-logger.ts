/** For clients whose failures are expected: the SDK would complain of each on the console. */
export const silentLogger = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };
