/** The one door to VS Code's commands: what one throws is said as a notification of ours, or thrown on inert. */
import * as vscode from 'vscode';
import { inertSentence } from './inertText';
import { say } from './say';
import { throwingInert } from './thrown';

/** A command for people: an error is said, not thrown, since VS Code would show what is thrown with its links. Answers what `run` does. */
export function registerCommand(
  command: string,
  run: (...args: readonly unknown[]) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(command, async (...args: readonly unknown[]) => {
    try {
      return await run(...args);
    } catch (error) {
      if (!(error instanceof vscode.CancellationError)) void say.error(inertSentence(error));
      return undefined;
    }
  });
}

/** A command for scripts, which take its answer and hear of its errors. */
export function registerScriptCommand(command: string, run: (args: unknown) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(command, (args: unknown) => throwingInert(() => run(args)));
}
