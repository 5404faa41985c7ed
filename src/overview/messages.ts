/** What the thread that holds an index and whoever asked for it say to each other. */
import type { StoreChoice } from '../store/byteStore';
import type { IndexEvent } from './folderIndex';

/** To the thread. One thread looks through one folder. */
export type ToIndex =
  /** @param root absolute */
  | { readonly kind: 'scan'; readonly root: string; readonly store: StoreChoice }
  /** Look again at these, which may have changed; paths from the root. */
  | { readonly kind: 'refresh'; readonly paths: readonly string[] };

/** From the thread. */
export type FromIndex = IndexEvent;
