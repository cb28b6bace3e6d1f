import { ManagedIdentity, StampsApp } from 'azure-openai-stamps';

const app = new StampsApp();
for (const stamp of app.stamps) {
  const batch = new ManagedIdentity(stamp, 'batch', {
    name: `id-batch-${stamp.stamp.region.code}`,
    resourceGroup: stamp.resourceGroup,
  });
  stamp.account.grantInference(batch);
}
app.synth();
