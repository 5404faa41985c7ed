/** The worker thread's entry: says what its program is, and serves. */
import { availableParallelism } from 'node:os';
import { programIdentity } from './recordingShelf';
import { serveRecordings } from './serve';

/**
 * Of two cores the page and VS Code need one: there a second thread for tiles has been measured to make an overview slower
 * (0.7 times as fast), not faster.
 */
const hasCoresToSpare = availableParallelism() > 2;

serveRecordings({
  identity: () => programIdentity(__filename),
  ...(hasCoresToSpare ? { workerPath: __filename } : {}),
});
