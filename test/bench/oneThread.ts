/** The worker thread's entry as `src/worker/main.ts` has it, but without the file to start another thread with: it does all alone. */
import { parentPort } from 'node:worker_threads';
import { isWireMessage, RpcClient, RpcServer, type MessagePortLike } from '../../src/protocol/rpc';
import type { HostFileMethods, WorkerMethods } from '../../src/protocol/workerMethods';
import { recordingService } from '../../src/worker/recordingService';

const port = parentPort!;
const wire: MessagePortLike = { post: (message, transfer = []) => port.postMessage(message, [...transfer]) };
const host = new RpcClient<HostFileMethods>(wire);
const server = new RpcServer<WorkerMethods>(wire, recordingService(host));
port.on('message', (message: unknown) => {
  if (isWireMessage(message) && !host.receive(message)) server.receive(message);
});
