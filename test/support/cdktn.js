// Resolves cdktf to cdktn, its continuation: preload this file to run the kit with cdktn.
const Module = require('node:module');

const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => resolve(request.replace(/^cdktf(?=\/|$)/, 'cdktn'), ...rest);
