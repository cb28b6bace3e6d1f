const process = require('node:process');

// For the processes that tests start. The tests themselves load fixed-day.cjs in their own realm.
module.exports = () => {
  const before = process.env['NODE_OPTIONS'] ?? '';
  process.env['NODE_OPTIONS'] = `${before} --require ${JSON.stringify(require.resolve('./fixed-day.cjs'))}`.trim();
};
