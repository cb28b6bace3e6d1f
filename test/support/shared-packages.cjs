// Jest's runtime, except that the suites of a worker share large packages instead of loading them again, which takes a third of the time.
const { default: Runtime } = require('jest-runtime');

const SHARED = /^(?:@cdktf\/provider-azurerm|ajv|cdktf|constructs|ip-address|zod)(?:\/|$)/;

// The stack traces of tokens aren't used, and take a tenth of the time.
require('cdktf/lib/tokens/private/stack-trace').captureStackTrace = () => [];

/** Suites that change the environment variables or the copy of CDKTF, which shared packages don't see. */
const ALONE = /\/(?:stamps-app|two-copies)\.test\.ts$/;

module.exports = class SharedPackages extends Runtime {
  #shares;

  constructor(...args) {
    super(...args);
    const testPath = args[6];
    this.#shares = !ALONE.test(testPath);
    // CDKTF keeps all tokens, and with them the stacks that they refer to.
    globalThis.__cdktfTokenMap?.stringTokenMap.clear();
    globalThis.__cdktfTokenMap?.numberTokenMap.clear();
  }

  requireModuleOrMock(from, name) {
    const shared = this.#shares && SHARED.test(name) && !from.includes('/node_modules/');
    return shared ? require(name) : super.requireModuleOrMock(from, name);
  }
};
