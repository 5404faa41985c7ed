// Writes the sample workspace for the F5 task.
import { runMain } from './runMain';
import { sampleFolder, writeSampleWorkspaceTo } from './sampleWorkspace';

runMain(async () => {
  await writeSampleWorkspaceTo(sampleFolder);
  return 0;
});
