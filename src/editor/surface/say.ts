/** The one door to VS Code's notifications and status bar messages: whatever is said through it stays text. */
import * as vscode from 'vscode';
import { inertText } from './inertText';

/** A button's words are ours, known when this is compiled: never text of a file. */
type OurWords<Words extends string> = string extends Words ? never : Words;

/** Shows a message; with buttons, answers the one that was pressed, or undefined. */
export const say = {
  info: <Button extends string = never>(
    sentence: string,
    ...buttons: readonly OurWords<Button>[]
  ): Thenable<Button | undefined> =>
    vscode.window.showInformationMessage<Button>(inertText(sentence), ...buttons),

  warn: <Button extends string = never>(
    sentence: string,
    ...buttons: readonly OurWords<Button>[]
  ): Thenable<Button | undefined> =>
    vscode.window.showWarningMessage<Button>(inertText(sentence), ...buttons),

  error: <Button extends string = never>(
    sentence: string,
    ...buttons: readonly OurWords<Button>[]
  ): Thenable<Button | undefined> => vscode.window.showErrorMessage<Button>(inertText(sentence), ...buttons),

  /** In the status bar, for so long. */
  status: (sentence: string, milliseconds: number): void => {
    void vscode.window.setStatusBarMessage(inertText(sentence), milliseconds);
  },
};
