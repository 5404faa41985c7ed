/** How far the opening of a recording has got: how much of its files has been read. */

/** Nobody wants to be told more often. */
const millisecondsBetweenReports = 100;

/** A reader that has read everything so many times over gets no further. */
const mostPasses = 8;

/** Beyond what the files hold, so that a small file may be looked at often. */
const freeBytes = 64 * 1024 * 1024;

/** Reports progress until the recording is open, and none to a reader that reads the same again and again. */
export class OpeningProgress {
  private report: ((fraction: number) => void) | undefined;
  private openedBytes = 0;
  private readBytes = 0;
  private furthest = 0;
  private lastReport = 0;

  constructor(report: (fraction: number) => void) {
    this.report = report;
  }

  /** One more file, of so many bytes. */
  opened(bytes: number): void {
    this.openedBytes += bytes;
  }

  /** `count` bytes have been read, up to `end` in a file of `size` bytes. */
  read(end: number, count: number, size: number): void {
    if (!this.report) return;
    // A read costs something even where it brings nothing.
    this.readBytes += Math.max(1, count);
    this.furthest = Math.max(this.furthest, size > 0 ? end / size : 0);
    const now = performance.now();
    if (now - this.lastReport < millisecondsBetweenReports) return;
    if (this.readBytes > freeBytes + mostPasses * this.openedBytes) return;
    this.lastReport = now;
    this.report(Math.min(1, this.furthest));
  }

  finish(): void {
    this.report = undefined;
  }
}
