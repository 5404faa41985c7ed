/** The worker thread's entry: connects the recording service to the thread's port, nothing else. */
import { parentPort } from 'node:worker_threads';
import { isWireMessage, RpcClient, RpcServer, type MessagePortLike } from '../protocol/rpc';
import type { HostFileMethods, WorkerMethods } from '../protocol/workerMethods';
import { recordingService } from './recordingService';
import { programIdentity } from './recordingShelf';

if (!parentPort) throw new Error('This file runs as a worker thread.');
const port = parentPort;
const wire: MessagePortLike = { post: (message, transfer = []) => port.postMessage(message, [...transfer]) };
const host = new RpcClient<HostFileMethods>(wire);
const server = new RpcServer<WorkerMethods>(
  wire,
  recordingService(host, { identity: () => programIdentity(__filename), workerPath: __filename }),
);
port.on('message', (message: unknown) => {
  if (isWireMessage(message) && !host.receive(message)) server.receive(message);
});
