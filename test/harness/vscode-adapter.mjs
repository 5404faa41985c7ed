#!/usr/bin/env node
// The executable that stands in for desktop VS Code: see adapter.ts, which it only loads.
import 'tsx';

await import('./adapter.ts');
