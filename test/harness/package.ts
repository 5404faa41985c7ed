// `npm run package`: writes out/emg-labels.vsix, which "Extensions: Install from VSIX…" installs.
import { packageExtension } from './packaged';
import { runMain } from './runMain';

runMain(async () => {
  console.log(`Wrote ${await packageExtension()}.`);
  return 0;
});
