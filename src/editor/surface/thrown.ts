/** What is thrown into VS Code is shown by it as a notification, links and all: so nothing leaves but an inert sentence. */
import * as vscode from 'vscode';
import { inertSentence } from './inertText';

/** The error as VS Code may have it: its sentence made inert, nothing else of it but that it was a cancel. */
function inertError(error: unknown): Error {
  return error instanceof vscode.CancellationError ? error : new Error(inertSentence(error));
}

/** For what VS Code calls and waits for: runs it and answers what it answers. @throws Error with an inert sentence */
export async function throwingInert<T>(run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw inertError(error);
  }
}
