/** Entry of dist/cli.js. */
import { runCommandLine } from './commandLine';
import { endInWords, processStreams } from './streams';

endInWords();
void runCommandLine(process.argv.slice(2), processStreams).then((code) => {
  process.exitCode = code;
});
