/** The one door for links that lead into VS Code from outside. */
import * as vscode from 'vscode';
import { inertSentence } from './inertText';
import { say } from './say';

/** Calls `follow` with what a link to this extension says; what it throws is said. */
export function registerLinks(follow: (path: string, query: string) => Promise<void>): vscode.Disposable {
  return vscode.window.registerUriHandler({
    handleUri: async ({ path, query }) => {
      try {
        await follow(path, query);
      } catch (error) {
        void say.error(inertSentence(error));
      }
    },
  });
}
