import { StampsApp } from './stacks/stamps-app';

// `npx stamps synth` and the CDKTF CLI run this file. Add your own resources to the stamps of `app` before `synth`.
const app = new StampsApp();
app.synth();
