// Keeps the snapshots of all tests in one folder, where a reviewer finds them.
const path = require('node:path');

const TESTS = path.resolve(__dirname, '..');
const SNAPSHOTS = path.join(TESTS, 'snapshots');

module.exports = {
  resolveSnapshotPath: (test, extension) => path.join(SNAPSHOTS, path.relative(TESTS, test) + extension),
  resolveTestPath: (snapshot, extension) => path.join(TESTS, path.relative(SNAPSHOTS, snapshot).slice(0, -extension.length)),
  testPathForConsistencyCheck: path.join(TESTS, 'stacks/example.test.ts'),
};
