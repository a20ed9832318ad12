import type { PageContent } from '../../core/page/pageModel';
import type { PagePatch } from '../../core/page/pagePatch';
import type { FilterView } from '../kit/filterView';

// What the coded view and the extension say to each other. Both sides import this file and nothing else of each other, besides
// what core has of pages. Offsets are UTF-16 units over the LF text of the content of a version.

/** What is around a page. */
export interface PageFrame {
  readonly title: string;
  /** How many segments are shown, and what is left out. */
  readonly caption: string;
  readonly filters: readonly FilterView[];
  /** How the coders are shown; undefined where there is only one. */
  readonly sides: { readonly text: string; readonly isSet: boolean } | undefined;
  /** What the extension needs to show it again after the window was reloaded. */
  readonly request: unknown;
}

/** From the extension to the page. */
export type ToPage =
  | {
      readonly type: 'page';
      readonly version: number;
      readonly content: PageContent;
      readonly frame: PageFrame;
      /** What is to be at the top at first. */
      readonly at: number | undefined;
    }
  /** A page that differs a little from that of the version before. */
  | {
      readonly type: 'patch';
      readonly version: number;
      readonly patch: PagePatch;
      readonly frame: PageFrame;
    }
  /** The editor has scrolled: this is at its top now. */
  | { readonly type: 'scroll'; readonly offset: number }
  /** Selects words, or nothing at a place; shows them, if they are not in sight. */
  | { readonly type: 'select'; readonly start: number; readonly end: number; readonly isRevealed: boolean }
  /** Whether arrow keys are for commands, as while a segment is resized. */
  | { readonly type: 'arrowKeys'; readonly areLeft: boolean }
  /** The window knows that the page has the focus: from now on, keys are for its commands. */
  | { readonly type: 'focusKnown' }
  | { readonly type: 'failure'; readonly message: string; readonly request: unknown };

/** From the page to the extension. */
export type FromPage =
  | { readonly type: 'ready' }
  /** The page is painted for the first time. */
  | { readonly type: 'painted' }
  | { readonly type: 'focus'; readonly hasFocus: boolean }
  /** What is selected; empty at the place where one has clicked. */
  | { readonly type: 'selection'; readonly version: number; readonly start: number; readonly end: number }
  /** A segment is looked at: its bracket was clicked or has the focus. */
  | {
      readonly type: 'segment';
      readonly version: number;
      readonly segment: number;
      readonly isOpened: boolean;
    }
  | { readonly type: 'scrolled'; readonly version: number; readonly offset: number }
  | { readonly type: 'filter'; readonly id: string }
  | { readonly type: 'sides' }
  | { readonly type: 'export' };
