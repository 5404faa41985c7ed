/**
 * The page's HTML: one script, one style sheet, and a policy that lets in nothing else. Both stand in the document itself:
 * fetched one by one, through VS Code's service worker, they would come later than all that they show.
 */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { decodeUtf8 } from '../base/utf8';
import { inScriptElement, inStyleElement } from './inlineText';

/** The bundled page. */
export interface PageBundle {
  readonly script: string;
  readonly style: string;
}

const folder = (extensionUri: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'dist');

/** What a page may load: `dist`, for the font. */
export function pageResourceRoots(extensionUri: vscode.Uri): readonly vscode.Uri[] {
  return [folder(extensionUri)];
}

/** Reads the bundle. @throws where the extension is not whole */
export async function readPageBundle(extensionUri: vscode.Uri): Promise<PageBundle> {
  const read = async (name: string): Promise<string> => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder(extensionUri), name));
    return decodeUtf8(bytes);
  };
  const [script, style] = await Promise.all([read('webview.js'), read('webview.css')]);
  return { script, style };
}

/** The whole document. Everything dynamic comes later, through messages. */
export function pageHtml(
  webview: Pick<vscode.Webview, 'asWebviewUri' | 'cspSource'>,
  extensionUri: vscode.Uri,
  { script, style }: PageBundle,
): string {
  const nonce = randomBytes(16).toString('base64');
  const resource = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(folder(extensionUri), name)).toString();
  const policy = [
    // Nothing that is not named below: no network, no frames, no images from elsewhere.
    `default-src 'none'`,
    // Not covered by the default: a form could send what the page shows, a base could turn our own addresses elsewhere.
    // (Who frames the page is not said here: a policy in a page has no word on that.)
    `form-action 'none'`,
    `base-uri 'none'`,
    // Our one script, known by a number used once; no eval.
    `script-src 'nonce-${nonce}'`,
    // Our style sheet, known the same way; the toolkit's components bring theirs as constructed sheets, which need no
    // permission, and try one empty inline style, which this hash (of nothing) lets through instead of into the error
    // console.
    `style-src 'nonce-${nonce}' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='`,
    // The codicon font beside the bundle.
    `font-src ${webview.cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>EMG Labels</title>
<style nonce="${nonce}">${inStyleElement(style, resource)}</style>
</head>
<body>
<div id="app"></div>
<script type="module" nonce="${nonce}">${inScriptElement(script)}</script>
</body>
</html>`;
}
