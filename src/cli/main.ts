/** Entry of dist/cli.js. */
import { runCommandLine } from './commandLine';
import { programIdentity } from '../worker/recordingShelf';
import { endInWords, processStreams } from './streams';

endInWords();
void runCommandLine(
  process.argv.slice(2),
  processStreams,
  () => programIdentity(__filename),
  __filename,
).then((code) => {
  process.exitCode = code;
});
