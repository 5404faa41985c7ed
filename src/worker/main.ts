/** The worker thread's entry: connects the recording service to the thread's port, nothing else. */
import { parentPort } from 'node:worker_threads';
import { isWireMessage, RpcServer } from '../protocol/rpc';
import type { WorkerMethods } from '../protocol/workerMethods';
import { recordingService } from './recordingService';

if (!parentPort) throw new Error('This file runs as a worker thread.');
const port = parentPort;
const server = new RpcServer<WorkerMethods>(
  { post: (message, transfer = []) => port.postMessage(message, [...transfer]) },
  recordingService(),
);
port.on('message', (message: unknown) => {
  if (isWireMessage(message)) server.receive(message);
});
