// Stands in for native-watchdog inside code-server. The real one ends an extension host whose parent died while its
// event loop hangs; VS Code also checks for that every second in JavaScript, and the harness ends the whole group.

export function start(): void {
  // See above.
}

export function exit(code?: number): void {
  process.exit(code ?? 0);
}
