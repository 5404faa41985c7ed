/** The page's HTML: one script, one style sheet, and a policy that lets in nothing else. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** What a page may load: `dist` (the bundled page). */
export function pageResourceRoots(extensionUri: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, 'dist')];
}

/** The whole document. Everything dynamic comes later, through messages. */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const resource = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', name)).toString();
  const policy = [
    // Nothing that is not named below: no network, no frames, no images from elsewhere.
    `default-src 'none'`,
    // Our one script, known by a number used once; no eval.
    `script-src 'nonce-${nonce}'`,
    // Our style sheet, and the inline style elements that the toolkit's components attach.
    `style-src ${webview.cspSource} 'unsafe-inline'`,
    // The codicon font beside the style sheet.
    `font-src ${webview.cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>EMG Labels</title>
<link rel="stylesheet" href="${resource('webview.css')}">
</head>
<body>
<div id="app"></div>
<script type="module" nonce="${nonce}" src="${resource('webview.js')}"></script>
</body>
</html>`;
}
