// Lets whoever asks for cdktf get cdktn, its continuation: preload it to run the kit on that.
const Module = require('node:module');

const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => resolve(request.replace(/^cdktf(?=\/|$)/, 'cdktn'), ...rest);
