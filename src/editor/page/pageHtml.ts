/** The page's HTML: one script, one style sheet, and a policy that lets in nothing else. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** What a page may load: `dist` (the bundled page). */
export function pageResourceRoots(extensionUri: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, 'dist')];
}

/**
 * The whole document. Everything dynamic comes later, through messages.
 * @param page which of the bundled pages: the editor of a recording, the table of all, or readers' agreement
 */
export function pageHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  page: 'webview' | 'recordings' | 'agreementPage' = 'webview',
): string {
  const nonce = randomBytes(16).toString('base64');
  const resource = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', name)).toString();
  const policy = [
    // Nothing that is not named below: no network, no frames, no images from elsewhere.
    `default-src 'none'`,
    // Not covered by the default: a form could send what the page shows, a base could turn our own addresses elsewhere.
    // (Who frames the page is not said here: a policy in a page has no word on that.)
    `form-action 'none'`,
    `base-uri 'none'`,
    // Our one script, known by a number used once; no eval.
    `script-src 'nonce-${nonce}'`,
    // Our style sheet; the toolkit's components bring theirs as constructed sheets, which need no permission, and
    // try one empty inline style, which this hash (of nothing) lets through instead of into the error console.
    `style-src ${webview.cspSource} 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='`,
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
<link rel="stylesheet" href="${resource(`${page}.css`)}">
</head>
<body>
<div id="app"></div>
<script type="module" nonce="${nonce}" src="${resource(`${page}.js`)}"></script>
</body>
</html>`;
}
