/** The one door to VS Code's progress: its title stays text. */
import * as vscode from 'vscode';
import { inertText } from './inertText';

/** Shows in the status bar that something is under way until it is over. */
export function withProgress<T>(title: string, task: () => Promise<T>): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Window, title: inertText(title) };
  return vscode.window.withProgress(options, task);
}

/** Work that is done sooner is not worth a word. */
const slowMilliseconds = 500;

/**
 * Runs what is mostly quick: only where it is not, it shows that it is under way, with a button that aborts it.
 * @param token aborts it too
 */
export async function whileSlow<T>(
  title: string,
  task: (signal: AbortSignal) => Promise<T>,
  token?: vscode.CancellationToken,
): Promise<T> {
  const abort = new AbortController();
  const cancel = (): void => abort.abort(new vscode.CancellationError());
  const asked = token?.onCancellationRequested(cancel);
  const running = task(abort.signal);
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: inertText(title),
    cancellable: true,
  };
  const timer = setTimeout(() => {
    void vscode.window.withProgress(options, (_progress, pressed) => {
      pressed.onCancellationRequested(cancel);
      // What becomes of it is told by whoever waits for it.
      return running.then(
        () => undefined,
        () => undefined,
      );
    });
  }, slowMilliseconds);
  try {
    return await running;
  } finally {
    clearTimeout(timer);
    asked?.dispose();
  }
}

/** What it answers; undefined where the person has cancelled it. @throws what it throws otherwise */
export async function unlessCancelled<T>(running: Promise<T>): Promise<T | undefined> {
  try {
    return await running;
  } catch (error) {
    if (error instanceof vscode.CancellationError) return undefined;
    throw error;
  }
}
