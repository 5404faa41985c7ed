/** Connects the recording service to the port of the thread that this runs in. */
import { parentPort } from 'node:worker_threads';
import { isWireMessage, RpcClient, RpcServer, type MessagePortLike } from '../protocol/rpc';
import type { HostFileMethods, WorkerMethods } from '../protocol/workerMethods';
import { recordingService, type OwnProgram } from './recordingService';

/** @throws Error where this is no worker thread */
export function serveRecordings(program: OwnProgram): void {
  if (!parentPort) throw new Error('This file runs as a worker thread.');
  const port = parentPort;
  const wire: MessagePortLike = {
    post: (message, transfer = []) => port.postMessage(message, [...transfer]),
  };
  const host = new RpcClient<HostFileMethods>(wire);
  const server = new RpcServer<WorkerMethods>(wire, recordingService(host, program));
  port.on('message', (message: unknown) => {
    if (isWireMessage(message) && !host.receive(message)) server.receive(message);
  });
}
