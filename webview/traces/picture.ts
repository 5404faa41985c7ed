/** What is painted now: where everything stands, and which times it shows. */
import type { Layout } from '../view/layout';
import type { TimeScale } from '../view/timeScale';

export interface Picture {
  readonly layout: Layout;
  readonly scale: TimeScale;
}
