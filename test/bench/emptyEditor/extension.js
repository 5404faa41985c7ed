// A custom editor whose page does nothing but say when its first frame was painted: what VS Code itself takes to show one.
const vscode = require('vscode');

const page = `<!DOCTYPE html><html><body data-testid="empty">
<script>
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => { performance.mark('first-traces'); document.body.dataset.state = 'ready'; };
    channel.port2.postMessage(null);
  });
</script></body></html>`;

exports.activate = (context) => {
  const provider = {
    openCustomDocument: (uri) => ({ uri, dispose() {} }),
    resolveCustomEditor(_document, { webview }) {
      webview.options = { enableScripts: true };
      webview.html = page;
    },
  };
  const options = { webviewOptions: { retainContextWhenHidden: true } };
  context.subscriptions.push(vscode.window.registerCustomEditorProvider('bench.empty', provider, options));
};
