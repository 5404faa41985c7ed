/** Entry of dist/cli.js. */
import { runCommandLine } from './commandLine';
import { endQuietlyWhenReaderLeaves, processStreams } from './streams';

endQuietlyWhenReaderLeaves();
void runCommandLine(process.argv.slice(2), processStreams).then((code) => {
  process.exitCode = code;
});
