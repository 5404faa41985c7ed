// Stands in for @vscode/spdlog inside code-server: the same functions in plain JavaScript, so that nothing has to be
// compiled. It appends every line to the log file VS Code names, which is where the host's errors are found.
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'] as const;
const off = levels.length;

class Logger {
  private readonly file: string;
  private level = levels.indexOf('info');
  private plain = false;

  constructor(file: string) {
    this.file = file;
    mkdirSync(dirname(file), { recursive: true });
  }

  private write(level: number, message: string): void {
    if (level < this.level || this.level >= off) return;
    const line = this.plain ? message : `${new Date().toISOString()} [${levels[level] ?? ''}] ${message}\n`;
    try {
      appendFileSync(this.file, line);
    } catch (error) {
      // The profile may be deleted while the server still shuts down: a lost log line must not stop that.
      process.stderr.write(`log line lost (${String(error)}): ${message}\n`);
    }
  }

  trace(message: string): void {
    this.write(0, message);
  }
  debug(message: string): void {
    this.write(1, message);
  }
  info(message: string): void {
    this.write(2, message);
  }
  warn(message: string): void {
    this.write(3, message);
  }
  error(message: string): void {
    this.write(4, message);
  }
  critical(message: string): void {
    this.write(5, message);
  }
  getLevel(): number {
    return this.level;
  }
  setLevel(level: number): void {
    this.level = level;
  }
  setPattern(): void {
    // One fixed pattern.
  }
  clearFormatters(): void {
    this.plain = true;
  }
  flush(): void {
    // Every line is written at once.
  }
  drop(): void {
    this.level = off;
  }
}

export const version = 0;
export function setLevel(): void {
  // Each logger has its own level.
}
export function setFlushOn(): void {
  // Every line is written at once.
}
export function createRotatingLogger(_name: string, file: string): Promise<Logger> {
  return Promise.resolve(new Logger(file));
}
export const createAsyncRotatingLogger = createRotatingLogger;
export { Logger };
