/** The one door to VS Code's quick picks and input boxes: titles, items and prompts stay text. */
import * as vscode from 'vscode';
import { inertText } from './inertText';

/** More items than anyone reads are counted instead. */
const mostItems = 1000;

/** One choice, and what it stands for. */
interface Choice<T> {
  readonly label: string;
  /** Beside the label, muted. */
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
}

interface Question {
  readonly title: string;
  readonly prompt: string;
  readonly placeHolder: string;
  /** What stands there to begin with. */
  readonly value?: string;
  /** What is wrong with what was typed, or undefined. */
  readonly problemWith: (typed: string) => string | undefined;
}

function itemOf<T>({
  label,
  description,
  detail,
  value,
}: Choice<T>): vscode.QuickPickItem & { readonly value: T } {
  return {
    label: inertText(label),
    ...(description === undefined ? {} : { description: inertText(description) }),
    ...(detail === undefined ? {} : { detail: inertText(detail) }),
    value,
  };
}

/** Where something is to be written, and what kind of file it is. */
interface Destination {
  readonly title: string;
  readonly suggested: vscode.Uri;
  readonly kind: string;
  readonly extension: string;
}

/** A file to be read, and where to look for it first. */
interface Wanted {
  readonly title: string;
  readonly folder: vscode.Uri;
  readonly kind: string;
  readonly extension: string;
}

/** Asks a person; undefined where the question was dismissed. */
export const ask = {
  pick: async <T>(title: string, choices: readonly Choice<T>[]): Promise<T | undefined> => {
    const items: (vscode.QuickPickItem & { readonly value?: T })[] = choices.slice(0, mostItems).map(itemOf);
    const more = choices.length - items.length;
    if (more > 0) items.push({ label: `… and ${more} more` });
    const options = { title: inertText(title), matchOnDetail: true };
    return (await vscode.window.showQuickPick(items, options))?.value;
  },

  /** VS Code's own dialog asks before it takes a file that is there. */
  destination: ({ title, suggested, kind, extension }: Destination): Thenable<vscode.Uri | undefined> =>
    vscode.window.showSaveDialog({
      title: inertText(title),
      defaultUri: suggested,
      filters: { [inertText(kind)]: [extension] },
    }),

  /** A file that is there. */
  file: async ({ title, folder, kind, extension }: Wanted): Promise<vscode.Uri | undefined> => {
    const chosen = await vscode.window.showOpenDialog({
      title: inertText(title),
      defaultUri: folder,
      filters: { [inertText(kind)]: [extension] },
    });
    return chosen?.[0];
  },

  text: ({ title, prompt, placeHolder, value, problemWith }: Question): Thenable<string | undefined> =>
    vscode.window.showInputBox({
      title: inertText(title),
      prompt: inertText(prompt),
      placeHolder: inertText(placeHolder),
      ...(value === undefined ? {} : { value }),
      ignoreFocusOut: true,
      validateInput: (typed) => {
        const problem = problemWith(typed);
        return problem === undefined ? undefined : inertText(problem);
      },
    }),
};
